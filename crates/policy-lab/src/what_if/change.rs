//! A change of who may do what.

use std::fmt;
use std::str::FromStr;

use iam::authority::export::{Policy, Principal};
use serde::{Deserialize, Serialize};

use crate::state::State;

/// A change that is tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Change {
    /// A policy of the account says something else.
    Document {
        /// Name of the policy.
        policy: String,
        /// What it says now.
        document: String,
    },
    /// A policy is attached.
    Attach {
        /// Name of the policy.
        policy: String,
        /// What it says; not needed for one that somebody has already.
        #[serde(default)]
        document: Option<String>,
        /// To whom.
        to: Holder,
    },
    /// A policy is detached.
    Detach {
        /// Name of the policy.
        policy: String,
        /// From whom.
        from: Holder,
    },
}

/// Whom a policy is attached to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// What it is.
    pub kind: HolderKind,
    /// Its name.
    pub name: String,
}

/// Sorts those whom policies are attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HolderKind {
    /// A user.
    User,
    /// A group of users.
    Group,
    /// A role.
    Role,
}

/// A text names nobody whom a policy can be attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected `user/NAME`, `group/NAME` or `role/NAME`")]
pub struct NoHolder;

/// A change that cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    /// Nobody has the policy.
    #[error("nobody has a policy `{0}` of the account")]
    NoPolicy(String),
    /// It is not known what the policy says.
    #[error("nobody has the policy `{0}` yet, so what it says must be given")]
    NoDocument(String),
    /// Nobody has the name.
    #[error("there is no {0}")]
    NoHolder(Holder),
    /// The policy is not attached there.
    #[error("{holder} does not have the policy `{policy}`")]
    NotAttached {
        /// The policy.
        policy: String,
        /// Whom it should be detached from.
        holder: Holder,
    },
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            HolderKind::User => "user",
            HolderKind::Group => "group",
            HolderKind::Role => "role",
        };
        write!(f, "{kind} `{}`", self.name)
    }
}

impl FromStr for Holder {
    type Err = NoHolder;

    /// Reads `user/NAME`, `group/NAME` or `role/NAME`.
    fn from_str(text: &str) -> Result<Self, NoHolder> {
        let kind = |kind| match kind {
            "user" => Some(HolderKind::User),
            "group" => Some(HolderKind::Group),
            "role" => Some(HolderKind::Role),
            _ => None,
        };
        let read = text.split_once('/').and_then(|(word, name)| Some((kind(word)?, name)));
        match read {
            Some((kind, name)) if !name.is_empty() => Ok(Self { kind, name: name.to_owned() }),
            _ => Err(NoHolder),
        }
    }
}

impl Change {
    /// The state after the change.
    pub fn apply(&self, state: &State) -> Result<State, Impossible> {
        let mut after = state.clone();
        match self {
            Self::Document { policy, document } => {
                let mut found = false;
                let held = after.principals.iter_mut().flat_map(|principal| &mut principal.policies);
                for held in held.filter(|held| !held.system && is_same(&held.name, policy)) {
                    held.document.clone_from(document);
                    held.version += 1;
                    found = true;
                }
                if found { Ok(after) } else { Err(Impossible::NoPolicy(policy.clone())) }
            }
            Self::Attach { policy, document, to } => {
                let attached = to.attached(known(state, policy), policy, document.as_ref())?;
                let mut found = false;
                for principal in after.principals.iter_mut().filter(|principal| to.reaches(principal)) {
                    found = true;
                    if !principal.policies.iter().any(|held| to.is_of(held, policy)) {
                        principal.policies.push(attached.clone());
                    }
                }
                if found { Ok(after) } else { Err(Impossible::NoHolder(to.clone())) }
            }
            Self::Detach { policy, from } => {
                let mut found = false;
                for principal in after.principals.iter_mut().filter(|principal| from.reaches(principal)) {
                    let before = principal.policies.len();
                    principal.policies.retain(|held| !from.is_of(held, policy));
                    found |= principal.policies.len() < before;
                }
                let holder = from.clone();
                if found { Ok(after) } else { Err(Impossible::NotAttached { policy: policy.clone(), holder }) }
            }
        }
    }
}

impl Holder {
    /// Whether what it has counts for a user or role.
    fn reaches(&self, principal: &Principal) -> bool {
        match self.kind {
            HolderKind::Group => principal.groups.iter().any(|group| is_same(group, &self.name)),
            HolderKind::User => principal.kind == "user" && is_same(&principal.name, &self.name),
            HolderKind::Role => principal.kind == "role" && is_same(&principal.name, &self.name),
        }
    }

    /// Whether a policy that somebody has is this one, for the whole account, through this holder.
    fn is_of(&self, held: &Policy, policy: &str) -> bool {
        let through = match (&held.group, self.kind) {
            (Some(group), HolderKind::Group) => is_same(group, &self.name),
            (None, kind) => kind != HolderKind::Group,
            (Some(_), _) => false,
        };
        through && held.resource_group.is_none() && is_same(&held.name, policy)
    }

    /// The policy as it is once attached.
    fn attached(&self, known: Option<&Policy>, name: &str, document: Option<&String>) -> Result<Policy, Impossible> {
        let group = (self.kind == HolderKind::Group).then(|| self.name.clone());
        match (known, document) {
            (Some(known), None) => Ok(Policy { group, resource_group: None, ..known.clone() }),
            (_, Some(document)) => Ok(Policy {
                name: name.to_owned(),
                system: false,
                version: 1,
                group,
                resource_group: None,
                document: document.clone(),
            }),
            (None, None) => Err(Impossible::NoDocument(name.to_owned())),
        }
    }
}

fn known<'s>(state: &'s State, name: &str) -> Option<&'s Policy> {
    let mut held = state.principals.iter().flat_map(|principal| &principal.policies);
    held.find(|policy| is_same(&policy.name, name))
}

/// Names of identities and policies are compared without case.
fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}
