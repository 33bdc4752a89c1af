//! Who is signed in: looked up with every call.

use std::net::IpAddr;

use iam::{login_profile, user};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use sts::{Caller, Identity};

use super::NotSignedIn;
use super::by_key::{check_network, identify};
use super::sessions::{Credential, Session};
use crate::api::products;
use crate::server::Server;

/// Who acts where a session is of a caller that the admin chose.
const ADMIN: &str = "admin";

/// A caller who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The caller, as it is now.
    pub(crate) caller: Caller,
    /// When the session ends, by the sandbox's clock.
    pub expires_at: Timestamp,
    /// The same, and whose session it is, for people to read.
    pub shown: Shown,
}

impl SignedIn {
    /// Name of the cloud.
    pub fn cloud(&self) -> &'static str {
        self.caller.tenant.cloud.name
    }

    /// Number of the account.
    pub fn account(&self) -> &str {
        self.caller.account()
    }

    /// The caller's resource name.
    pub fn arn(&self) -> String {
        self.shown.arn.clone()
    }

    /// Whether it is the account itself.
    pub fn is_root(&self) -> bool {
        matches!(self.caller.identity, Identity::Root)
    }

    /// Whether whoever has the admin token acts as the caller.
    pub fn is_acted(&self) -> bool {
        self.shown.acted_by.is_some()
    }
}

/// Who is signed in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Shown {
    /// Name of the cloud.
    pub cloud: &'static str,
    /// Number of the account.
    pub account_id: String,
    /// Resource name of the caller.
    pub arn: String,
    /// When the session ends, by the sandbox's clock.
    #[schemars(extend("format" = "date-time"))]
    pub expires_at: String,
    /// Whether a second factor was given, for a user who signed in with its password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa: Option<bool>,
    /// `admin`, where whoever has the admin token acts as the caller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acted_by: Option<&'static str>,
}

impl Shown {
    pub(super) fn of(caller: &Caller, session: &Session) -> Self {
        Self {
            cloud: caller.tenant.cloud.name,
            account_id: caller.account().to_owned(),
            arn: products::name_of(caller),
            expires_at: time::seconds(session.expires_at),
            mfa: caller.mfa,
            acted_by: session.acted.then_some(ADMIN),
        }
    }
}

/// Whose session this token is, for a call that comes from an address.
pub(super) fn signed_in(server: &Server, token: &str, from: IpAddr) -> Result<SignedIn, NotSignedIn> {
    let now = server.open.sandbox.store.clock().now();
    let session = server.sessions.find(token, now).ok_or(NotSignedIn::NoSession)?;
    let caller = caller(server, &session.credential, from)?;
    Ok(SignedIn { shown: Shown::of(&caller, &session), expires_at: session.expires_at, caller })
}

fn caller(server: &Server, credential: &Credential, from: IpAddr) -> Result<Caller, NotSignedIn> {
    let sandbox = &server.open.sandbox;
    let of = |tenant, identity, mfa| {
        let tenant = sandbox.store.tenant_by_id(tenant).ok_or(NotSignedIn::NoSession)?;
        Ok(Caller { tenant, identity, key_id: String::new(), mfa })
    };
    match credential {
        Credential::AccessKey { cloud, id, token } => {
            let identified = identify(sandbox, cloud, id, token.as_deref())?;
            check_network(&identified, from)?;
            Ok(identified.caller)
        }
        Credential::Root { tenant } => of(*tenant, Identity::Root, None),
        Credential::User { tenant, id, mfa } => {
            let account = sandbox.store.tenant_by_id(*tenant).ok_or(NotSignedIn::NoSession)?;
            let mut scope = sandbox.store.read(&account);
            // Whoever is acted as needs no password, and no profile.
            let name = match mfa {
                Some(_) => login_profile::active_of(&mut scope, id).map(|found| found.map(|profile| profile.user_name)),
                None => user::by_id(&mut scope, id).map(|found| found.map(|user| user.name)),
            };
            let name = name.map_err(NotSignedIn::failed)?.ok_or(NotSignedIn::UserGone)?;
            of(*tenant, Identity::User { id: id.clone(), name }, *mfa)
        }
    }
}
