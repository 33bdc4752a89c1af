//! What a decision says.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::set::Place;

/// Says whether a request is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Granted.
    Allow,
    /// Refused by a statement.
    ExplicitDeny,
    /// Refused because nothing grants it.
    ImplicitDeny,
}

impl Outcome {
    /// Whether the request is granted.
    pub fn is_allow(self) -> bool {
        self == Outcome::Allow
    }

    /// The word as programs read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Allow => "Allow",
            Outcome::ExplicitDeny => "ExplicitDeny",
            Outcome::ImplicitDeny => "ImplicitDeny",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Names the layer that had the last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Layer {
    /// The caller is the account itself.
    Root,
    /// The action asks no policy at all.
    Unguarded,
    /// Control policies of the resource directory.
    Control,
    /// The session policy.
    Session,
    /// Identity policies at account scope.
    AccountIdentity,
    /// Identity policies at resource-group scope.
    ResourceGroupIdentity,
    /// The policy of the resource, such as a trust policy.
    Resource,
}

impl Layer {
    /// The word as programs read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Layer::Root => "Root",
            Layer::Unguarded => "Unguarded",
            Layer::Control => "Control",
            Layer::Session => "Session",
            Layer::AccountIdentity => "AccountIdentity",
            Layer::ResourceGroupIdentity => "ResourceGroupIdentity",
            Layer::Resource => "Resource",
        }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Points to a statement in the layers that were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatementRef {
    pub(crate) layer: Layer,
    pub(crate) level: u32,
    pub(crate) place: Place,
}

impl StatementRef {
    /// The layer of the statement.
    pub fn layer(&self) -> Layer {
        self.layer
    }

    /// The level of a control policy, counted from the account up; else 0.
    pub fn level(&self) -> u32 {
        self.level
    }

    /// The position of the document in its set.
    pub fn document(&self) -> u32 {
        self.place.document
    }

    /// The position of the statement in its document.
    pub fn statement(&self) -> u32 {
        self.place.statement
    }
}

/// Holds the answer to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether the request is granted.
    pub outcome: Outcome,
    /// The layer that had the last word.
    pub layer: Layer,
    /// The level of the control policies that had it, counted from the account
    /// up; else 0.
    pub level: u32,
    /// The statement that decided, if one did.
    pub statement: Option<StatementRef>,
}

/// Names the two ways of refusing, as `AccessDeniedDetail` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NoPermissionType {
    /// Nothing grants the request.
    ImplicitDeny,
    /// A statement refuses the request.
    ExplicitDeny,
}

/// Names the refusing policies, as `AccessDeniedDetail` and
/// `DecodeDiagnosticMessage` do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PolicyType {
    /// A policy of the resource directory.
    ControlPolicy,
    /// The policy of the session.
    SessionPolicy,
    /// Identity policies at account scope.
    AccountLevelIdentityBasedPolicy,
    /// Identity policies at resource-group scope.
    ResourceGroupLevelIdentityBasedPolicy,
    /// The trust policy of a role.
    AssumeRolePolicy,
}

impl NoPermissionType {
    /// The word as the vendor writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            NoPermissionType::ImplicitDeny => "ImplicitDeny",
            NoPermissionType::ExplicitDeny => "ExplicitDeny",
        }
    }
}

impl PolicyType {
    /// The word as the vendor writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            PolicyType::ControlPolicy => "ControlPolicy",
            PolicyType::SessionPolicy => "SessionPolicy",
            PolicyType::AccountLevelIdentityBasedPolicy => "AccountLevelIdentityBasedPolicy",
            PolicyType::ResourceGroupLevelIdentityBasedPolicy => "ResourceGroupLevelIdentityBasedPolicy",
            PolicyType::AssumeRolePolicy => "AssumeRolePolicy",
        }
    }
}

impl Decision {
    /// In which way the request is refused; none if it is granted.
    pub fn no_permission_type(&self) -> Option<NoPermissionType> {
        match self.outcome {
            Outcome::Allow => None,
            Outcome::ExplicitDeny => Some(NoPermissionType::ExplicitDeny),
            Outcome::ImplicitDeny => Some(NoPermissionType::ImplicitDeny),
        }
    }

    /// Which policies refuse the request; none if it is granted, or refused
    /// before any policy was asked.
    pub fn policy_type(&self) -> Option<PolicyType> {
        if self.outcome.is_allow() {
            return None;
        }
        match self.layer {
            Layer::Root | Layer::Unguarded => None,
            Layer::Control => Some(PolicyType::ControlPolicy),
            Layer::Session => Some(PolicyType::SessionPolicy),
            Layer::AccountIdentity => Some(PolicyType::AccountLevelIdentityBasedPolicy),
            Layer::ResourceGroupIdentity => Some(PolicyType::ResourceGroupLevelIdentityBasedPolicy),
            Layer::Resource => Some(PolicyType::AssumeRolePolicy),
        }
    }
}
