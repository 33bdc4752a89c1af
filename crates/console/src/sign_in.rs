//! Signing in and out.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use interface::sign_in::{KeyGiven, Secret};
use interface::{Refusal, Server};
use maud::{Markup, html};
use serde::Deserialize;

use crate::frame;
use crate::submitted::{Submitted, fields, get};
use crate::visitor::{COOKIE, Guest};

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub(crate) struct Where {
    to: Option<String>,
}

/// `GET sign-in`
pub(crate) async fn show(guest: Guest, Query(place): Query<Where>) -> Markup {
    draw(&guest, &inside(place.to.as_deref().unwrap_or_default()), None, &[])
}

/// `POST sign-in`
pub(crate) async fn submit(State(server): State<Arc<Server>>, guest: Guest, body: Bytes) -> Response {
    let fields = fields(&body);
    let filled = |name: &str| Some(get(&fields, name).to_owned()).filter(|value| !value.is_empty());
    let ask = KeyGiven {
        cloud: filled("cloud"),
        access_key_id: get(&fields, "access-key-id").to_owned(),
        access_key_secret: Secret(get(&fields, "access-key-secret").to_owned()),
        security_token: filled("security-token").map(Secret),
        duration_seconds: None,
    };
    let to = inside(get(&fields, "to"));
    match server.sign_in(ask, &guest.origin).await {
        // A new session has a new token, whatever cookie came with the form.
        Ok(begun) => with_session(&guest, &begun.token, Redirect::to(&to).into_response()),
        Err(refused) => {
            let refusal = Refusal::from(refused);
            (refusal.status, draw(&guest, &to, Some(&refusal.message), &fields)).into_response()
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
    if plain && here && !to.starts_with("/console/sign-") { to.to_owned() } else { "/console".to_owned() }
}

fn draw(guest: &Guest, to: &str, refused: Option<&str>, fields: &[(String, String)]) -> Markup {
    let words = guest.words;
    let cloud = get(fields, "cloud");
    let body = html! {
        div.sign-in {
            @if let Some(refused) = refused {
                div.notice.refused role="alert" { p { (refused) } }
            }
            form method="post" action="/console/sign-in" {
                input type="hidden" name="to" value=(to);
                (cloud_choice(guest, cloud))
                label { (words.t("sign-in-key-id"))
                    input name="access-key-id" required autocomplete="username" spellcheck="false" value=(get(fields, "access-key-id"));
                }
                label { (words.t("sign-in-key-secret"))
                    input name="access-key-secret" type="password" required autocomplete="current-password";
                }
                details {
                    summary { (words.t("sign-in-of-a-role")) }
                    label { (words.t("sign-in-token"))
                        textarea name="security-token" rows="3" spellcheck="false" autocomplete="off" {}
                    }
                }
                button.main { (words.t("sign-in-do")) }
            }
            p.hint { (words.t("sign-in-where-keys-are")) }
        }
    };
    frame::open_page(guest, &words.t("sign-in-title"), &body)
}

fn cloud_choice(guest: &Guest, chosen: &str) -> Markup {
    html! {
        fieldset {
            legend { (guest.words.t("sign-in-cloud")) }
            @for cloud in ["alibaba", "kingsoft"] {
                label.choice {
                    input type="radio" name="cloud" value=(cloud) checked[chosen == cloud || (chosen.is_empty() && cloud == "alibaba")];
                    (frame::cloud_name(cloud))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for to in ["/console/calls?caller=a%20b", "/console/", "/console"] {
            assert_eq!(inside(to), to);
        }
        for to in [
            "",
            "https://example.com/",
            "//example.com/console/",
            "/consoles",
            "/console/\\example.com",
            "/console/a b",
            "/console/sign-in?to=/console/",
            "/console/\r\nSet-Cookie: a",
        ] {
            assert_eq!(inside(to), "/console", "{to:?}");
        }
    }
}
