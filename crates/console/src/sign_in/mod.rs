//! Signing in and out: with an access key, as a user with its password, or with the admin token as any caller.

mod acting;
mod form;

pub(crate) use acting::{bar, switch};

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use interface::sign_in::{ActAs, KeyGiven, PasswordGiven, Secret};
use interface::{NotSignedIn, Server};
use maud::Markup;
use serde::Deserialize;

use crate::submitted::{Submitted, fields, get};
use crate::visitor::{COOKIE, Guest};
use form::{Way, draw};

/// Where to go afterwards, and how to sign in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Where {
    to: String,
    with: String,
}

/// `GET sign-in`
pub(crate) async fn show(guest: Guest, Query(place): Query<Where>) -> Markup {
    draw(&guest, Way::of(&place.with), &inside(&place.to), None, &[])
}

/// `POST sign-in`
pub(crate) async fn submit(State(server): State<Arc<Server>>, guest: Guest, body: Bytes) -> Response {
    let fields = fields(&body);
    let text = |name: &str| get(&fields, name).to_owned();
    let filled = |name: &str| Some(text(name)).filter(|value| !value.is_empty());
    // Blanks at its ends are part of a password.
    let exact = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let way = Way::of(get(&fields, "with"));
    let begun = match way {
        Way::Key => {
            let given = KeyGiven {
                cloud: filled("cloud"),
                access_key_id: text("access-key-id"),
                access_key_secret: Secret(text("access-key-secret")),
                security_token: filled("security-token").map(Secret),
                duration_seconds: None,
            };
            server.sign_in(given, &guest.origin).await
        }
        Way::Password => {
            let given = PasswordGiven {
                cloud: filled("cloud"),
                account_id: filled("account"),
                user_name: text("user-name"),
                password: Secret(exact("password").unwrap_or_default()),
                code: filled("code"),
                new_password: exact("new-password").filter(|value| !value.is_empty()).map(Secret),
                mfa_codes: filled("first-code").zip(filled("second-code")).map(|(first, second)| [first, second]),
                duration_seconds: None,
            };
            server.sign_in(given, &guest.origin).await
        }
        Way::Admin if server.is_admin_token(get(&fields, "admin-token").as_bytes()) => {
            let ask = ActAs {
                cloud: filled("cloud"),
                account_id: filled("account"),
                act_as: filled("act-as").unwrap_or_else(|| "root".to_owned()),
                duration_seconds: None,
            };
            server.act_as(ask, &guest.origin).await
        }
        Way::Admin => Err(NotSignedIn::WrongKey),
    };
    let to = inside(get(&fields, "to"));
    match begun {
        // A new session has a new token, whatever cookie came with the form.
        Ok(begun) => with_session(&guest, &begun.token, Redirect::to(&to).into_response()),
        Err(refused) => {
            let status = StatusCode::from_u16(refused.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, draw(&guest, way, &to, Some(&refused), &fields)).into_response()
        }
    }
}

/// `POST sign-out`
pub(crate) async fn out(form: Submitted) -> Response {
    form.visitor.server.sign_out(form.visitor.token());
    with_session(&form.visitor.guest, "", Redirect::to("/console/sign-in").into_response())
}

/// An answer that gives the browser a session, or takes it away.
fn with_session(guest: &Guest, token: &str, mut answer: Response) -> Response {
    let secure = if guest.origin.secure { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    let line = format!("{COOKIE}={token}; Path=/console; HttpOnly; SameSite=Strict{secure}{age}");
    match HeaderValue::from_str(&line) {
        Ok(line) => {
            answer.headers_mut().append(header::SET_COOKIE, line);
            answer
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A path inside the console; anything else leads to its first page.
pub(crate) fn inside(to: &str) -> String {
    let plain = to.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    let here = to == "/console" || to.starts_with("/console/") || to.starts_with("/console?");
    if plain && here && !to.starts_with("/console/sign-out") { to.to_owned() } else { "/console".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for to in ["/console/calls?caller=a%20b", "/console/", "/console", "/console/sign-in?with=key"] {
            assert_eq!(inside(to), to);
        }
        for to in [
            "",
            "https://example.com/",
            "//example.com/console/",
            "/consoles",
            "/console/\\example.com",
            "/console/a b",
            "/console/sign-out",
            "/console/\r\nSet-Cookie: a",
        ] {
            assert_eq!(inside(to), "/console", "{to:?}");
        }
    }
}
