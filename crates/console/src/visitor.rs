//! Who looks at a page.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use interface::{Answered, Asked, CloudRefusal, Origin, Server, SignedIn};
use serde_json::{Map, Value};
use sha2::Sha256;

use crate::frame;
use crate::language::{self, Words};
use crate::preferences::Theme;

/// Cookie with the token of the session.
pub(crate) const COOKIE: &str = "yunbox-session";

/// How calls of the console name their client.
pub(crate) const USER_AGENT: &str = concat!("Yunbox-Console/", env!("CARGO_PKG_VERSION"));

/// What is known of everybody who asks for a page.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    pub(crate) words: &'static Words,
    pub(crate) theme: Theme,
    pub(crate) origin: Origin,
    /// Path and query of the page, to come back to.
    pub(crate) here: String,
}

impl<S: Sync> FromRequestParts<S> for Guest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let mut origin = Origin::from_request_parts(parts, state).await?;
        USER_AGENT.clone_into(&mut origin.user_agent);
        // The router sees the path without what it is mounted under.
        let here = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        Ok(Self {
            words: language::of(&parts.headers),
            theme: Theme::of(&parts.headers),
            origin,
            here: format!("/console{here}"),
        })
    }
}

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    pub(crate) guest: Guest,
    pub(crate) server: Arc<Server>,
    pub(crate) signed_in: SignedIn,
    token: String,
}

impl Visitor {
    /// What the console says.
    pub(crate) fn words(&self) -> &'static Words {
        self.guest.words
    }

    /// The token of the session.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// What every form of this session carries: another site cannot know it.
    pub(crate) fn form_token(&self) -> String {
        form_token(&self.token)
    }

    /// Runs an operation of the visitor's cloud, as the visitor. The refusal of the sandbox itself, such as a session
    /// that has ended meanwhile, is answered as a page.
    pub(crate) async fn call(&self, product: &str, operation: &str, params: Value) -> Result<Reply, Response> {
        self.call_in(None, product, operation, params).await
    }

    /// The same in a region.
    pub(crate) async fn call_in(
        &self,
        region: Option<&str>,
        product: &str,
        operation: &str,
        params: Value,
    ) -> Result<Reply, Response> {
        let params = match params {
            Value::Object(params) => params,
            _ => Map::new(),
        };
        let asked = Asked { cloud: self.signed_in.cloud(), product, operation, region, params };
        let answered = self.server.call(Ok(self.signed_in.clone()), asked, self.guest.origin.clone()).await;
        answered.map(Reply::of).map_err(|refusal| frame::refusal(self, &refusal))
    }
}

impl Visitor {
    /// The same for an operation that has to succeed: a refusal leads to the page that explains it.
    pub(crate) async fn must(&self, product: &str, operation: &str, params: Value) -> Result<Value, Response> {
        let reply = self.call(product, operation, params).await?;
        reply.outcome.map_err(|refused| Redirect::to(&format!("/console/calls/{}", refused.request_id)).into_response())
    }

    /// Whether the visitor's cloud is Kingsoft Cloud; the other one is Alibaba Cloud.
    pub(crate) fn is_kingsoft(&self) -> bool {
        self.signed_in.cloud() == "kingsoft"
    }
}

/// What an operation answered.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    /// Number of the call in the trail.
    pub(crate) request_id: String,
    /// What it replied, or the cloud's refusal.
    pub(crate) outcome: Result<Value, CloudRefusal>,
}

impl Reply {
    fn of(answered: Answered) -> Self {
        let outcome = answered.outcome.map(|reply| serde_json::from_slice(&reply).unwrap_or_default());
        Self { request_id: answered.request_id, outcome }
    }
}

/// What every form of a session carries.
pub(crate) fn form_token(session: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(session.as_bytes());
    let bytes = mac.map(|mac| mac.chain_update(b"yunbox console form").finalize().into_bytes()).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A cookie of a request. One that is sent twice counts for nothing: somebody else may have set one of them.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut found = pairs.filter(|(known, _)| *known == name).map(|(_, value)| value);
    let first = found.next()?;
    if found.next().is_some() { None } else { Some(first) }
}

impl OptionalFromRequestParts<Arc<Server>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Option<Self>, Infallible> {
        let guest = <Guest as FromRequestParts<Arc<Server>>>::from_request_parts(parts, server).await?;
        let Some(token) = cookie(&parts.headers, COOKIE) else { return Ok(None) };
        let signed_in = server.signed_in(token, guest.origin.address).await;
        Ok(signed_in.ok().map(|signed_in| Self {
            guest,
            server: Arc::clone(server),
            signed_in,
            token: token.to_owned(),
        }))
    }
}

impl FromRequestParts<Arc<Server>> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Response> {
        let visitor = <Self as OptionalFromRequestParts<Arc<Server>>>::from_request_parts(parts, server).await;
        let Ok(visitor) = visitor;
        if let Some(visitor) = visitor {
            return Ok(visitor);
        }
        if parts.headers.contains_key("hx-request") {
            // A part of a page cannot become the page that asks to sign in, so the whole page is asked for again.
            return Err((StatusCode::UNAUTHORIZED, [("hx-refresh", "true")]).into_response());
        }
        let here = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        let to: String = form_urlencoded::byte_serialize(format!("/console{here}").as_bytes()).collect();
        Err(Redirect::to(&format!("/console/sign-in?to={to}")).into_response())
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_cookie_that_is_sent_twice_counts_for_nothing() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; yunbox-session=yb1.x; b=2"));
        assert_eq!(cookie(&headers, COOKIE), Some("yb1.x"));
        assert_eq!(cookie(&headers, "c"), None);
        headers.append(header::COOKIE, HeaderValue::from_static("yunbox-session=yb1.y"));
        assert_eq!(cookie(&headers, COOKIE), None);
    }

    #[test]
    fn forms_of_two_sessions_differ_and_do_not_tell_the_session() {
        let (one, other) = (form_token("yb1.a"), form_token("yb1.b"));
        assert_ne!(one, other);
        assert!(one.len() > 40 && !one.contains("yb1"), "{one}");
    }
}
