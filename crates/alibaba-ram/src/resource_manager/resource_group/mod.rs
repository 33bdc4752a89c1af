//! Resource groups: the default one of each account. Others cannot be made here.

mod get_resource_group;
mod list_resource_groups;
mod view;

pub use get_resource_group::GetResourceGroup;
pub use list_resource_groups::ListResourceGroups;

use alibaba_core::arn;
use wire::Cx;

/// A resource group as policies are asked about it.
fn arn_of(account: &str, id: &str) -> String {
    arn::regional("resourcemanager", None, account, format_args!("resourcegroup/{id}"))
}

/// The default group of the caller's account.
fn default_group(cx: &mut Cx<'_>) -> iam::Result<view::ResourceGroup> {
    let account = cx.caller().account();
    let made = cx.scope().account_created_at()?;
    Ok(view::ResourceGroup::default_of(account, made))
}
