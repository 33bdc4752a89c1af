//! Resource groups: the default one of each account, and those that it makes.

mod create_resource_group;
mod delete_resource_group;
mod get_resource_group;
mod list_resource_groups;
mod move_resources;
mod update_resource_group;
mod view;

pub use create_resource_group::CreateResourceGroup;
pub use delete_resource_group::DeleteResourceGroup;
pub use get_resource_group::GetResourceGroup;
pub use list_resource_groups::ListResourceGroups;
pub use move_resources::MoveResources;
pub use update_resource_group::UpdateResourceGroup;

use alibaba_core::{arn, resource_group};
use iam::{Blocker, Error, Kind};
use wire::Cx;

/// A resource group as policies are asked about it.
pub(super) fn arn_of(account: &str, id: &str) -> String {
    arn::regional("resourcemanager", None, account, format_args!("resourcegroup/{id}"))
}

/// The resource group that a resource name stands for.
pub(super) fn named(arn: &str) -> Option<&str> {
    let relative = arn.strip_prefix("acs:resourcemanager:")?.splitn(3, ':').nth(2)?;
    relative.strip_prefix("resourcegroup/").filter(|id| *id != "*")
}

/// The default group of the caller's account.
fn default_group(cx: &mut Cx<'_>) -> iam::Result<view::ResourceGroup> {
    let account = cx.caller().account();
    let made = cx.scope().account_created_at()?;
    Ok(view::ResourceGroup::default_of(account, made))
}

/// Refuses the default group, which is as it is.
fn check_not_default(cx: &Cx<'_>, id: &str) -> iam::Result<()> {
    if id == resource_group::default_of(cx.caller().account()) {
        return Err(Error::InUse { kind: Kind::ResourceGroup, name: id.to_owned(), by: Blocker::Default });
    }
    Ok(())
}
