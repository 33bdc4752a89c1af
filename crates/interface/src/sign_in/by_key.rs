//! Signing in with an access key.

use std::net::IpAddr;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::{Identified, NotIdentified};
use subtle::ConstantTimeEq;
use wire::Sandbox;

use super::sessions::Credential;
use super::{Begun, NotSignedIn, Origin, Secret, USUAL, begin, cloud_of, lasting};
use crate::sandbox::CLOUDS;
use crate::server::Server;

/// A sign-in with an access key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyGiven {
    /// Name of the cloud; `alibaba` by default.
    pub cloud: Option<String>,
    /// Identifier of the access key.
    pub access_key_id: String,
    /// Its secret.
    pub access_key_secret: Secret,
    /// Security token, where the key belongs to a session of a role.
    pub security_token: Option<Secret>,
    /// How long the session lasts, in seconds; 43,200 by default, and never longer than the role's.
    #[schemars(range(min = 900, max = 43_200))]
    pub duration_seconds: Option<i64>,
}

/// Signs in whoever holds a key.
pub(super) fn sign_in(server: &Server, given: KeyGiven, from: &Origin) -> Result<Begun, NotSignedIn> {
    let cloud = cloud_of(given.cloud.as_deref())?.name;
    let lasts = lasting(given.duration_seconds, USUAL, USUAL)?;
    let token = given.security_token.map(|token| token.0);
    let identified = identify(&server.open.sandbox, cloud, &given.access_key_id, token.as_deref())?;
    if !bool::from(identified.secret.as_bytes().ct_eq(given.access_key_secret.0.as_bytes())) {
        return Err(NotSignedIn::WrongKey);
    }
    check_network(&identified, from.address)?;
    let credential = Credential::AccessKey { cloud, id: given.access_key_id, token };
    Ok(begin(server, &identified.caller, credential, false, lasts))
}

/// Whom an access key stands for now.
pub(super) fn identify(
    sandbox: &Sandbox,
    cloud: &str,
    id: &str,
    token: Option<&str>,
) -> Result<Identified, NotSignedIn> {
    let cloud = CLOUDS.into_iter().find(|known| known.name == cloud).ok_or(NotSignedIn::WrongKey)?;
    let found = sts::identify(&sandbox.store, &sandbox.authority, &sandbox.sealer, cloud, id, token);
    found.map_err(|refused| match refused {
        NotIdentified::Failed(error) => NotSignedIn::failed(error),
        NotIdentified::InactiveKey => NotSignedIn::InactiveKey,
        NotIdentified::ExpiredToken => NotSignedIn::EndedRoleSession,
        NotIdentified::MissingToken => NotSignedIn::MissingToken,
        NotIdentified::UnknownKey | NotIdentified::MalformedToken | NotIdentified::MismatchedToken => {
            NotSignedIn::WrongKey
        }
    })
}

/// The networks of a key bind whoever signed in with it.
pub(super) fn check_network(identified: &Identified, address: IpAddr) -> Result<(), NotSignedIn> {
    if identified.may_call_from(address) { Ok(()) } else { Err(NotSignedIn::KeyNetwork(address)) }
}
