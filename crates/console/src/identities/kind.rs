//! Kinds of identities, and how each cloud lists them.

use serde_json::{Value, json};

use crate::reply::{self, Seen};
use crate::visitor::Visitor;

/// A kind of identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    User,
    Group,
    Role,
    Policy,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::User, Self::Group, Self::Role, Self::Policy];

    /// The kind that a path names.
    pub(super) fn of_path(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.path().ends_with(&format!("/{name}")))
    }

    /// Where its list is.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::User => "/console/identities/users",
            Self::Group => "/console/identities/groups",
            Self::Role => "/console/identities/roles",
            Self::Policy => "/console/identities/policies",
        }
    }

    /// Key of its name.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::User => "identities-users",
            Self::Group => "identities-groups",
            Self::Role => "identities-roles",
            Self::Policy => "identities-policies",
        }
    }

    /// The field of a row that has its name.
    pub(super) fn name_field(self) -> &'static str {
        match self {
            Self::User => "UserName",
            Self::Group => "GroupName",
            Self::Role => "RoleName",
            Self::Policy => "PolicyName",
        }
    }

    /// All of them.
    pub(super) async fn all(self, visitor: &Visitor) -> Seen<Vec<Value>> {
        match self {
            Self::Policy => policies(visitor, false).await,
            _ if visitor.is_kingsoft() => {
                let (operation, pointer) = match self {
                    Self::User => ("ListUsers", "/ListUserResult/Users/member"),
                    Self::Group => ("ListGroups", "/ListGroupsResult/Groups/member"),
                    _ => ("ListRoles", "/ListRolesResult/Roles/member"),
                };
                reply::all(visitor, "iam", operation, json!({}), pointer).await
            }
            _ => {
                let (operation, pointer) = match self {
                    Self::User => ("ListUsers", "/Users/User"),
                    Self::Group => ("ListGroups", "/Groups/Group"),
                    _ => ("ListRoles", "/Roles/Role"),
                };
                reply::all(visitor, "Ram", operation, json!({}), pointer).await
            }
        }
    }
}

/// The policies of the account, or those that the cloud provides.
pub(super) async fn policies(visitor: &Visitor, system: bool) -> Seen<Vec<Value>> {
    if visitor.is_kingsoft() {
        let scope = if system { "KSC" } else { "Local" };
        let pointer = "/ListPoliciesResult/Policies/member";
        return reply::all(visitor, "iam", "ListPolicies", json!({ "Scope": scope }), pointer).await;
    }
    let kind = if system { "System" } else { "Custom" };
    reply::all(visitor, "Ram", "ListPolicies", json!({ "PolicyType": kind, "MaxItems": 1000 }), "/Policies/Policy")
        .await
}
