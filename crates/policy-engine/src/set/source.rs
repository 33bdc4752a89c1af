//! What is known about a document besides its text.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// Says which policy a document belongs to, for explanations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name of the policy.
    pub name: Arc<str>,
    /// What sort of policy it is.
    pub kind: SourceKind,
    /// The version of the policy, if it has versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Arc<str>>,
    /// What the policy is attached to.
    pub attached_to: AttachedTo,
}

/// Sorts policies by where they come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum SourceKind {
    /// A policy that the cloud provides.
    System,
    /// A policy that an account wrote.
    Custom,
    /// A policy passed along when a role was assumed.
    Session,
    /// The trust policy of a role.
    Trust,
    /// A control policy of an organisation.
    Control,
    /// A policy of a resource other than a role.
    Resource,
}

/// Says what a policy is attached to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", content = "name")]
pub enum AttachedTo {
    /// A user, by name.
    User(Arc<str>),
    /// A group, by name.
    Group(Arc<str>),
    /// A role, by name.
    Role(Arc<str>),
    /// The session that is asking.
    Session,
    /// An account, by id.
    Account(Arc<str>),
    /// A folder of an organisation, by id.
    Folder(Arc<str>),
    /// A resource other than a role, by name.
    Resource(Arc<str>),
}

impl Source {
    /// Describes a policy without versions.
    pub fn new(name: impl Into<Arc<str>>, kind: SourceKind, attached_to: AttachedTo) -> Source {
        Source { name: name.into(), kind, version: None, attached_to }
    }

    /// Adds the version.
    #[must_use]
    pub fn with_version(mut self, version: impl Into<Arc<str>>) -> Source {
        self.version = Some(version.into());
        self
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            SourceKind::System => "system policy",
            SourceKind::Custom => "policy",
            SourceKind::Session => "session policy",
            SourceKind::Trust => "trust policy",
            SourceKind::Control => "control policy",
            SourceKind::Resource => "resource policy",
        };
        write!(formatter, "{kind} `{}`", self.name)?;
        if let Some(version) = &self.version {
            write!(formatter, " {version}")?;
        }
        write!(formatter, " of {}", self.attached_to)
    }
}

impl fmt::Display for AttachedTo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AttachedTo::User(name) => write!(formatter, "user `{name}`"),
            AttachedTo::Group(name) => write!(formatter, "group `{name}`"),
            AttachedTo::Role(name) => write!(formatter, "role `{name}`"),
            AttachedTo::Session => formatter.write_str("the session"),
            AttachedTo::Account(id) => write!(formatter, "account `{id}`"),
            AttachedTo::Folder(id) => write!(formatter, "folder `{id}`"),
            AttachedTo::Resource(name) => write!(formatter, "resource `{name}`"),
        }
    }
}
