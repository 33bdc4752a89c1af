//! `POST sessions`, `GET sessions`, `DELETE sessions`: signing in, who is signed in, signing out.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequestParts, State};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use kernel::time;
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::openapi::Described;
use crate::admin::{Refusal, is_admin};
use crate::peer::other_end;
use crate::server::Server;
use crate::sign_in::{ActAs, Begun, KeyGiven, MfaOffer, Next, NotSignedIn, Origin, PasswordGiven, Shown, SignIn};

/// How somebody signs in: with an access key, as a user with its password, or, with the admin token, as any caller.
#[derive(Debug, JsonSchema)]
#[serde(untagged)]
pub(super) enum Ask {
    /// With an access key.
    Key(KeyGiven),
    /// As a user, with its password.
    Password(PasswordGiven),
    /// As any caller. Needs the admin token.
    Acting(ActAs),
}

/// Which it is shows in the fields that are there, so that what is wrong with one of them is said.
impl<'de> Deserialize<'de> for Ask {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let fields = Map::deserialize(from)?;
        let has = |name: &str| fields.contains_key(name);
        let (acting, password) = (has("act_as"), has("user_name") || has("password"));
        let fields = Value::Object(fields);
        let read = if acting {
            serde_json::from_value(fields).map(Self::Acting)
        } else if password {
            serde_json::from_value(fields).map(Self::Password)
        } else {
            serde_json::from_value(fields).map(Self::Key)
        };
        read.map_err(D::Error::custom)
    }
}

/// Why nobody was signed in.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Refused {
    /// The reason, in words.
    error: String,
    /// What to send in the next request, beside what was in this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Next>,
    /// The MFA device that is to be bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    mfa: Option<MfaOffer>,
    /// Before when no password counts, by the sandbox's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date-time"))]
    until: Option<String>,
}

impl IntoResponse for NotSignedIn {
    fn into_response(self) -> Response {
        let until = match &self {
            Self::TooMany(until) => Some(time::seconds(*until)),
            _ => None,
        };
        let refused = Refused { error: self.to_string(), next: self.next(), mfa: self.offer().cloned(), until };
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(refused)).into_response()
    }
}

/// The token of a session, which a request has as its bearer token; empty where it has none.
#[derive(Debug)]
pub(super) struct Token(pub(super) String);

impl<S: Sync> FromRequestParts<S> for Token {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        Ok(Self(given.and_then(|given| given.strip_prefix("Bearer ")).unwrap_or_default().to_owned()))
    }
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::post("/sessions", "signIn", "Signs in, or lets the admin act as any caller.")
            .by_admin_or_anybody()
            .takes::<Ask>()
            .answers::<Begun>(201, "A session was begun.")
            .refuses::<Refused>("Nobody was signed in; `next` says what to send beside, where something is missing."),
        Described::get("/sessions", "whoIsSignedIn", "Says who is signed in.")
            .in_session()
            .answers::<Shown>(200, "Who is signed in."),
        Described::delete("/sessions", "signOut", "Signs out.").in_session().answers_nothing("The session has ended."),
    ]
}

/// Signs in.
pub(super) async fn begin(
    State(server): State<Arc<Server>>,
    from: Origin,
    headers: HeaderMap,
    body: Result<Json<Ask>, JsonRejection>,
) -> Result<(StatusCode, Json<Begun>), Response> {
    let Json(ask) = body.map_err(|error| Refusal::bad(error.body_text()).into_response())?;
    let begun = match ask {
        Ask::Key(given) => server.sign_in(SignIn::Key(given), &from).await,
        Ask::Password(given) => server.sign_in(SignIn::Password(given), &from).await,
        Ask::Acting(_) if !is_admin(&server, &headers) => return Err(Refusal::no_admin().into_response()),
        Ask::Acting(ask) => server.act_as(ask, &from).await,
    };
    begun.map(|begun| (StatusCode::CREATED, Json(begun))).map_err(IntoResponse::into_response)
}

/// Says who is signed in.
pub(super) async fn show(
    State(server): State<Arc<Server>>,
    token: Token,
    from: Origin,
) -> Result<Json<Shown>, NotSignedIn> {
    Ok(Json(server.signed_in(&token.0, from.address).await?.shown))
}

/// Signs out.
pub(super) async fn end(
    State(server): State<Arc<Server>>,
    token: Token,
    from: Origin,
) -> Result<StatusCode, NotSignedIn> {
    server.signed_in(&token.0, from.address).await?;
    server.sign_out(&token.0);
    Ok(StatusCode::NO_CONTENT)
}

impl<S: Sync> FromRequestParts<S> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let (address, secure) = other_end(&parts.extensions);
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let short = |text: &str| text.chars().take(256).collect();
        Ok(Self { address, secure, user_agent: short(text(header::USER_AGENT)), host: short(text(header::HOST)) })
    }
}
