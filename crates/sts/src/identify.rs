//! From a credential to a caller.

use std::net::IpAddr;
use std::sync::Arc;

use iam::authority::{Authority, KeyOwner};
use kernel::Cloud;
use store::Store;

use crate::caller::{Caller, Identity};
use crate::seal::Sealer;

/// A caller, and the secret that its signature must be made with.
pub struct Identified {
    /// The caller, if the signature turns out right.
    pub caller: Caller,
    /// The secret.
    pub secret: String,
    /// What its long-term key stands for; sessions have none.
    owner: Option<Arc<KeyOwner>>,
}

impl Identified {
    /// Whether calls with this credential may come from an address. The networks of a key bind long-term keys only.
    pub fn may_call_from(&self, address: IpAddr) -> bool {
        let networks = self.owner.as_ref().and_then(|owner| owner.networks.as_ref());
        networks.is_none_or(|networks| networks.lets(address))
    }
}

impl std::fmt::Debug for Identified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identified").field("caller", &self.caller).finish_non_exhaustive()
    }
}

/// Why a credential stands for nobody.
#[derive(Debug, thiserror::Error)]
pub enum NotIdentified {
    /// There is no such access key in this cloud.
    #[error("there is no such access key")]
    UnknownKey,
    /// The access key has been made inactive.
    #[error("the access key is inactive")]
    InactiveKey,
    /// The access key belongs to a session, and its token is missing.
    #[error("a session's access key needs its token")]
    MissingToken,
    /// The token was not sealed by this sandbox, or is of another cloud.
    #[error("the token is malformed")]
    MalformedToken,
    /// The token belongs to another access key.
    #[error("the token belongs to another access key")]
    MismatchedToken,
    /// The session has ended, or its role is gone.
    #[error("the session has ended")]
    ExpiredToken,
    /// The sandbox failed.
    #[error(transparent)]
    Failed(#[from] iam::Error),
}

/// Finds out who a credential stands for.
///
/// `token` is the security token that came with the call, if any.
pub fn identify(
    store: &Store,
    authority: &Authority,
    sealer: &Sealer,
    cloud: &'static Cloud,
    key_id: &str,
    token: Option<&str>,
) -> Result<Identified, NotIdentified> {
    match token.filter(|token| !token.is_empty()) {
        Some(token) => session(store, authority, sealer, cloud, key_id, token),
        None if is_session_key(cloud, key_id) => Err(NotIdentified::MissingToken),
        None => long_term(store, authority, cloud, key_id),
    }
}

fn is_session_key(cloud: &Cloud, key_id: &str) -> bool {
    let prefix = cloud.shapes.session_key.prefix;
    !prefix.is_empty() && key_id.starts_with(prefix)
}

fn long_term(
    store: &Store,
    authority: &Authority,
    cloud: &'static Cloud,
    key_id: &str,
) -> Result<Identified, NotIdentified> {
    let owner = authority.key_owner(store, key_id)?;
    let owner = owner.filter(|owner| owner.tenant.cloud.name == cloud.name).ok_or(NotIdentified::UnknownKey)?;
    if !owner.key.active {
        return Err(NotIdentified::InactiveKey);
    }
    let identity = match (&owner.key.user_id, &owner.user) {
        (Some(id), Some(name)) => Identity::User { id: id.clone(), name: name.clone() },
        _ => Identity::Root,
    };
    let caller = Caller { tenant: Arc::clone(&owner.tenant), identity, key_id: key_id.to_owned(), mfa: None };
    Ok(Identified { caller, secret: owner.key.secret.clone(), owner: Some(owner) })
}

fn session(
    store: &Store,
    authority: &Authority,
    sealer: &Sealer,
    cloud: &'static Cloud,
    key_id: &str,
    token: &str,
) -> Result<Identified, NotIdentified> {
    let session = sealer.open(token).ok_or(NotIdentified::MalformedToken)?;
    if session.key_id != key_id {
        return Err(NotIdentified::MismatchedToken);
    }
    let tenant = store.tenant_by_id(session.tenant).ok_or(NotIdentified::ExpiredToken)?;
    // Not expired: on that word controllers fetch new credentials, of the same other cloud, for ever.
    if tenant.cloud.name != cloud.name {
        return Err(NotIdentified::MalformedToken);
    }
    if store.clock().now() >= session.expires_at {
        return Err(NotIdentified::ExpiredToken);
    }
    let mut scope = store.read(&tenant);
    if authority.role(&mut scope, &session.role_id)?.is_none() {
        return Err(NotIdentified::ExpiredToken);
    }
    drop(scope);
    let mfa = session.mfa;
    let identity = Identity::Session(Arc::new(session));
    let caller = Caller { tenant, identity, key_id: key_id.to_owned(), mfa };
    Ok(Identified { caller, secret: sealer.secret(key_id), owner: None })
}
