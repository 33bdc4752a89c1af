//! Everybody who can be allowed something, with the policies that count for them.

use policy_engine::{AttachedTo, SourceKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Scope;

use super::{Holder, rows};
use crate::attachment::Reach;
use crate::error::Result;
use crate::policy::Owner;
use crate::{group, role, user};

/// A user or a role.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Principal {
    /// `user` or `role`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Names of the groups that a user is in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// The policies that count for it.
    pub policies: Vec<Policy>,
    /// A role's trust policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<String>,
}

/// A policy that counts for somebody.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// Whether the cloud itself maintains it.
    pub system: bool,
    /// Number of the version that counts.
    pub version: i64,
    /// The group that it is attached to, for a user's policy that comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The resource group that it is limited to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_group: Option<String>,
    /// The document.
    pub document: String,
}

impl Policy {
    /// What sort of policy it is.
    pub fn kind(&self) -> SourceKind {
        if self.system { SourceKind::System } else { SourceKind::Custom }
    }
}

/// The users and roles of the scope's account, each with the policies that count for it.
pub fn export(scope: &mut Scope<'_>) -> Result<Vec<Principal>> {
    let mut principals = Vec::new();
    let mut groups = group::rows::names_by_user(scope)?;
    for user in user::list(scope, &[], None, usize::MAX)?.items {
        let groups = groups.remove(&user.id).unwrap_or_default();
        let policies = policies(scope, &Holder::User(user.id))?;
        let (kind, name) = ("user".to_owned(), user.name.to_string());
        principals.push(Principal { kind, name, groups, policies, trust: None });
    }
    for role in role::list(scope, None, usize::MAX)?.items {
        let policies = policies(scope, &Holder::Role(role.id))?;
        let trust = Some(role.trust);
        let (kind, name) = ("role".to_owned(), role.name.to_string());
        principals.push(Principal { kind, name, groups: Vec::new(), policies, trust });
    }
    Ok(principals)
}

fn policies(scope: &mut Scope<'_>, holder: &Holder) -> Result<Vec<Policy>> {
    let policy = |row: rows::Counting| Policy {
        name: row.policy,
        system: row.owner == Owner::System,
        version: row.version,
        group: match row.attached_to {
            AttachedTo::Group(name) => Some(name.to_string()),
            _ => None,
        },
        resource_group: match row.reach {
            Reach::Account => None,
            Reach::ResourceGroup(id) => Some(id),
        },
        document: row.document,
    };
    Ok(rows::of(scope, holder)?.into_iter().map(policy).collect())
}
