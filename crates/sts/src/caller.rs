//! Who makes a call, once the signature has been checked.

use std::sync::Arc;

use iam::Name;
use iam::authority::Holder;
use kernel::Tenant;

use crate::session::Session;

/// The identity behind a call.
#[derive(Debug, Clone)]
pub enum Identity {
    /// The account itself.
    Root,
    /// A user of the account.
    User {
        /// Identifier of the user.
        id: String,
        /// Its name.
        name: Name,
    },
    /// A session of a role.
    Session(Arc<Session>),
    /// Somebody whom an identity provider of the account vouches for.
    Federated {
        /// Kind of the provider, as its resource name has it: `oidc-provider` or `saml-provider`.
        kind: &'static str,
        /// Name of the provider.
        name: String,
        /// Whom it vouches for, in its own words.
        subject: String,
    },
    /// Nobody: the call is one that needs no signature.
    Anonymous,
}

/// Who makes a call.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Account that the identity belongs to.
    pub tenant: Arc<Tenant>,
    /// The identity.
    pub identity: Identity,
    /// Access key that signed the call; empty for a call without one.
    pub key_id: String,
    /// Whether whoever calls gave a second factor to sign in with a password, or to sign in and begin this session of a
    /// role; `None` for long-term keys and what they begin.
    pub mfa: Option<bool>,
}

impl Caller {
    /// Number of the caller's account.
    pub fn account(&self) -> &str {
        self.tenant.account.as_str()
    }

    /// The identity that the caller's policies are attached to; the account itself needs none.
    pub fn holder(&self) -> Option<Holder> {
        match &self.identity {
            Identity::Root | Identity::Federated { .. } | Identity::Anonymous => None,
            Identity::User { id, .. } => Some(Holder::User(id.clone())),
            Identity::Session(session) => Some(Holder::Role(session.role_id.clone())),
        }
    }

    /// Name of the calling user, when a user calls.
    pub fn user(&self) -> Option<&Name> {
        match &self.identity {
            Identity::User { name, .. } => Some(name),
            _ => None,
        }
    }
}
