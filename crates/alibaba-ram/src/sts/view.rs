//! Parts that several answers share.

use schemars::JsonSchema;
use serde::Serialize;
use sts::{Session, SessionKey};

/// The session as an identity.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct AssumedRoleUser {
    arn: String,
    assumed_role_id: String,
}

impl AssumedRoleUser {
    /// Named as `AssumeRole` and `AssumeRoleWithOIDC` name it.
    pub(super) fn new(account: &str, session: &Session) -> Self {
        Self {
            arn: format!("acs:ram::{account}:role/{}/{}", session.role_name.to_lowercase(), session.name),
            assumed_role_id: format!("{}:{}", session.role_id, session.name),
        }
    }

    /// Named as the vendor's page on `AssumeRoleWithSAML` names it.
    pub(super) fn of_saml(account: &str, session: &Session) -> Self {
        let arn = format!("acs:sts::{account}:assumed-role/{}/{}", session.role_name, session.name);
        Self { arn, ..Self::new(account, session) }
    }
}

/// What an application signs its calls with.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Credentials {
    access_key_id: String,
    access_key_secret: String,
    security_token: String,
    expiration: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("access_key_id", &self.access_key_id).finish_non_exhaustive()
    }
}

impl From<SessionKey> for Credentials {
    fn from(key: SessionKey) -> Self {
        Self {
            access_key_id: key.id,
            access_key_secret: key.secret,
            security_token: key.token,
            expiration: kernel::time::seconds(key.expires_at),
        }
    }
}
