//! `RemoveUserFromGroup`

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::membership::Membership;
use crate::ram::field::GroupName;

/// Takes a user out of a group; the group's policies no longer count with the user's next call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveUserFromGroup {
    /// Name of the group.
    group_name: GroupName,
}

impl Membership for RemoveUserFromGroup {
    const NAME: &'static str = "RemoveUserFromGroup";

    fn group(&self) -> &str {
        &self.group_name.0
    }

    fn change(scope: &mut Scope<'_>, group: &Name, user: &Name) -> iam::Result<()> {
        iam::group::remove_user(scope, group, user)
    }
}
