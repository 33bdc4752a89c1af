//! Aliases of keys.

mod create_alias;
mod delete_alias;
mod list_aliases;
mod list_aliases_by_key_id;
mod update_alias;

pub use create_alias::CreateAlias;
pub use delete_alias::DeleteAlias;
pub use list_aliases::ListAliases;
pub use list_aliases_by_key_id::ListAliasesByKeyId;
pub use update_alias::UpdateAlias;

use alibaba_core::list::Listed;
use kms::alias::Alias;
use schemars::JsonSchema;
use serde::Serialize;
use sts::Caller;
use wire::{Call, Check};

use crate::field::AliasName;
use crate::place::{alias_arn, region};

/// An alias in a list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    alias_name: String,
    alias_arn: String,
    key_id: String,
}

impl Listed for View {
    const LIST: &'static str = "Aliases";
    const ITEM: &'static str = "Alias";
}

impl View {
    fn of(alias: Alias, account: &str) -> Self {
        Self { alias_arn: alias_arn(&alias.region, account, &alias.name), alias_name: alias.name, key_id: alias.key_id }
    }
}

/// One question about an alias of the region.
fn about(action: &'static str, caller: &Caller, call: &Call, name: &AliasName) -> Check {
    Check::new(action, alias_arn(region(call), caller.account(), &name.0))
}
