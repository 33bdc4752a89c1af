//! What a session's token says.

use std::fmt;

use kernel::{TenantId, Timestamp};
use serde::{Deserialize, Serialize};

/// The claims of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Access key of the session.
    #[serde(rename = "k")]
    pub key_id: String,
    /// Account of the role.
    #[serde(rename = "t")]
    pub tenant: TenantId,
    /// Identifier of the role. A role made again under the same name has another one.
    #[serde(rename = "r")]
    pub role_id: String,
    /// Name of the role when the session began.
    #[serde(rename = "n")]
    pub role_name: String,
    /// Name of the session.
    #[serde(rename = "s")]
    pub name: String,
    /// When it began.
    #[serde(rename = "i")]
    pub issued_at: Timestamp,
    /// When it ends.
    #[serde(rename = "e")]
    pub expires_at: Timestamp,
    /// Session policy: what the session may do at most.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// Source identity, fixed for a whole chain of roles.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    /// Whether whoever began it gave a second factor to sign in, where it signed in with a password.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub mfa: Option<bool>,
}

/// What an application signs its calls with.
#[derive(Clone)]
pub struct SessionKey {
    /// Access key.
    pub id: String,
    /// Secret.
    pub secret: String,
    /// Token that every call carries.
    pub token: String,
    /// When they cease to work.
    pub expires_at: Timestamp,
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionKey").field("id", &self.id).field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
