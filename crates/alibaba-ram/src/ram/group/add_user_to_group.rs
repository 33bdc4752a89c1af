//! `AddUserToGroup`

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::membership::Membership;
use crate::ram::field::GroupName;

/// Puts a user into a group; the group's policies count with the user's next call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddUserToGroup {
    /// Name of the group.
    group_name: GroupName,
}

impl Membership for AddUserToGroup {
    const NAME: &'static str = "AddUserToGroup";

    fn group(&self) -> &str {
        &self.group_name.0
    }

    fn change(scope: &mut Scope<'_>, group: &Name, user: &Name) -> iam::Result<()> {
        iam::group::add_user(scope, group, user)
    }
}
