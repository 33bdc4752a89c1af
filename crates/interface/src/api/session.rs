//! `POST sessions`, `GET sessions`, `DELETE sessions`: signing in, who is signed in, signing out.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequestParts, State};
use http::request::Parts;
use http::{StatusCode, header};
use jiff::ToSpan;
use kernel::{Timestamp, time};
use serde::{Deserialize, Serialize};
use sts::{Caller, Identified, Identity, NotIdentified};
use subtle::ConstantTimeEq;
use wire::Sandbox;

use super::products;
use super::sessions::{Credential, Session};
use crate::admin::Refusal;
use crate::due;
use crate::peer::other_end;
use crate::sandbox::CLOUDS;
use crate::server::Server;

/// How long a session lasts, in seconds, unless asked otherwise.
const USUAL: i64 = 12 * 60 * 60;

/// How long a session may last, in seconds.
const LASTS: std::ops::RangeInclusive<i64> = 900..=43_200;

/// A sign-in with an access key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Name of the cloud; the first one by default.
    pub cloud: Option<String>,
    /// Identifier of the access key.
    pub access_key_id: String,
    /// Its secret.
    pub access_key_secret: String,
    /// Security token, where the key belongs to a session of a role.
    pub security_token: Option<String>,
    /// How long the session lasts, in seconds, 900 to 43,200; 43,200 by default, and never longer than the role's.
    pub duration_seconds: Option<i64>,
}

/// A session that was begun.
#[derive(Debug, Serialize)]
pub struct Begun {
    /// Goes into `Authorization: Bearer`.
    pub token: String,
    #[serde(flatten)]
    session: Shown,
}

/// Who is signed in.
#[derive(Debug, Serialize)]
pub struct Shown {
    cloud: &'static str,
    account_id: String,
    /// The caller's resource name.
    arn: String,
    expires_at: String,
}

impl Shown {
    fn of(caller: &Caller, expires_at: Timestamp) -> Self {
        Self {
            cloud: caller.tenant.cloud.name,
            account_id: caller.account().to_owned(),
            arn: products::name_of(caller),
            expires_at: time::seconds(expires_at),
        }
    }
}

/// A caller who is signed in, taken from the request's bearer token.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The caller.
    pub(crate) caller: Caller,
    /// When the session ends, by the sandbox's clock.
    pub expires_at: Timestamp,
    token: String,
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
        products::name_of(&self.caller)
    }

    /// Whether it is the account itself.
    pub fn is_root(&self) -> bool {
        matches!(self.caller.identity, Identity::Root)
    }
}

impl Server {
    /// Who is signed in with a token, and may call from this address.
    pub async fn signed_in(&self, token: &str, address: IpAddr) -> Result<SignedIn, Refusal> {
        let sandbox = &self.open.sandbox;
        due::run(sandbox).await;
        let session = self.sessions.find(token, sandbox.store.clock().now());
        let session =
            session.ok_or_else(|| unauthorized("send `Authorization: Bearer` with the token of a session"))?;
        let Credential::AccessKey { cloud, id, token: of_role } = &session.credential;
        let identified = identify(sandbox, cloud, id, of_role.as_deref())?;
        check_network(&identified, address)?;
        Ok(SignedIn { caller: identified.caller, expires_at: session.expires_at, token: token.to_owned() })
    }

    /// Ends the session with this token.
    pub fn sign_out(&self, token: &str) {
        self.sessions.end(token);
    }
}

impl FromRequestParts<Arc<Server>> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Refusal> {
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = given.and_then(|given| given.strip_prefix("Bearer ")).unwrap_or_default();
        server.signed_in(token, other_end(&parts.extensions).0).await
    }
}

/// `POST sessions`
pub(super) async fn begin(
    State(server): State<Arc<Server>>,
    from: Origin,
    body: Result<Json<SignIn>, JsonRejection>,
) -> Result<(StatusCode, Json<Begun>), Refusal> {
    let Json(ask) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    server.sign_in(ask, &from).await.map(|begun| (StatusCode::CREATED, Json(begun)))
}

impl Server {
    /// Signs in. Nothing tells an unknown key from a wrong secret.
    pub async fn sign_in(&self, ask: SignIn, from: &Origin) -> Result<Begun, Refusal> {
        let sandbox = &self.open.sandbox;
        due::run(sandbox).await;
        let wanted = ask.cloud.as_deref().unwrap_or(CLOUDS[0].name);
        let cloud = CLOUDS.into_iter().find(|cloud| cloud.name == wanted);
        let cloud = cloud.ok_or_else(|| Refusal::bad(format!("there is no cloud `{wanted}`")))?.name;
        let duration = ask.duration_seconds.unwrap_or(USUAL);
        if !LASTS.contains(&duration) {
            return Err(Refusal::bad(format!("`duration_seconds` is {} to {}", LASTS.start(), LASTS.end())));
        }
        let identified = identify(sandbox, cloud, &ask.access_key_id, ask.security_token.as_deref())?;
        if !bool::from(identified.secret.as_bytes().ct_eq(ask.access_key_secret.as_bytes())) {
            return Err(wrong_key());
        }
        check_network(&identified, from.address)?;
        let now = sandbox.store.clock().now();
        let caller = identified.caller;
        let expires_at = now.checked_add(duration.seconds()).unwrap_or(Timestamp::MAX);
        let expires_at = match &caller.identity {
            Identity::Session(session) => expires_at.min(session.expires_at),
            _ => expires_at,
        };
        let credential = Credential::AccessKey { cloud, id: ask.access_key_id, token: ask.security_token };
        let token = self.sessions.open(Session { credential, expires_at }, now);
        Ok(Begun { token, session: Shown::of(&caller, expires_at) })
    }
}

/// Says who is signed in.
pub(super) async fn show(signed_in: SignedIn) -> Json<Shown> {
    Json(Shown::of(&signed_in.caller, signed_in.expires_at))
}

/// Signs out.
pub(super) async fn end(State(server): State<Arc<Server>>, signed_in: SignedIn) -> StatusCode {
    server.sessions.end(&signed_in.token);
    StatusCode::NO_CONTENT
}

/// Where a request came from and what it says of itself.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Address of the other end.
    pub address: IpAddr,
    /// Whether TLS is spoken.
    pub secure: bool,
    /// `User-Agent`, its first 256 characters.
    pub user_agent: String,
    /// `Host`, its first 256 characters.
    pub host: String,
}

impl<S: Sync> FromRequestParts<S> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let (address, secure) = other_end(&parts.extensions);
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let short = |text: &str| text.chars().take(256).collect();
        Ok(Self { address, secure, user_agent: short(text(header::USER_AGENT)), host: short(text(header::HOST)) })
    }
}

/// Whom an access key stands for now.
fn identify(sandbox: &Sandbox, cloud: &str, id: &str, token: Option<&str>) -> Result<Identified, Refusal> {
    let Some(cloud) = CLOUDS.into_iter().find(|known| known.name == cloud) else { return Err(wrong_key()) };
    let found = sts::identify(&sandbox.store, &sandbox.authority, &sandbox.sealer, cloud, id, token);
    found.map_err(|refused| match refused {
        NotIdentified::Failed(error) => Refusal::failed(error),
        NotIdentified::InactiveKey => unauthorized("the access key is inactive"),
        NotIdentified::ExpiredToken => unauthorized("the session of the role has ended"),
        NotIdentified::MissingToken => unauthorized("the access key belongs to a session: send its `security_token`"),
        NotIdentified::UnknownKey | NotIdentified::MalformedToken | NotIdentified::MismatchedToken => wrong_key(),
    })
}

/// The networks of a key bind whoever signed in with it.
fn check_network(identified: &Identified, address: IpAddr) -> Result<(), Refusal> {
    if identified.may_call_from(address) {
        return Ok(());
    }
    let text = format!("the network access restriction policy of the access key does not allow calls from {address}");
    Err(Refusal::new(StatusCode::FORBIDDEN, text))
}

fn wrong_key() -> Refusal {
    unauthorized("the access key, its secret or its token is wrong")
}

fn unauthorized(message: &str) -> Refusal {
    Refusal::new(StatusCode::UNAUTHORIZED, message)
}
