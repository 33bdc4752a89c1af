//! Language and colours.

use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};

use crate::language;
use crate::sign_in::inside;
use crate::submitted::{fields, get};
use crate::visitor::cookie;

/// Cookie that keeps the choice of colours.
const COOKIE: &str = "yunbox-theme";

/// Light or dark, or what the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    /// What a browser chose here.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        match cookie(headers, COOKIE) {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// `POST preferences`: keeps a choice in a cookie and goes back. Nothing of it is worth a session, so the sign-in page
/// has it too.
pub(crate) async fn choose(body: Bytes) -> Response {
    let fields = fields(&body);
    let mut answer = Redirect::to(&inside(get(&fields, "to"))).into_response();
    let choices = [("language", language::COOKIE, ["en", "zh-CN", ""]), ("theme", COOKIE, ["system", "light", "dark"])];
    for (field, cookie, known) in choices {
        let chosen = get(&fields, field);
        if !chosen.is_empty() && known.contains(&chosen) {
            let line = format!("{cookie}={chosen}; Path=/console; Max-Age=31536000; SameSite=Strict");
            if let Ok(line) = HeaderValue::from_str(&line) {
                answer.headers_mut().append(header::SET_COOKIE, line);
            }
        }
    }
    answer
}
