//! Who may use the interface.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use http::{HeaderMap, StatusCode, header};
use wire::pipeline::words;

use super::Refusal;
use crate::due;
use crate::server::Server;

/// Lets a request pass that carries the admin token.
pub(super) async fn token(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    if is_admin(&server, request.headers()) {
        due::run(&server.open.sandbox).await;
        next.run(request).await
    } else {
        Refusal::no_admin().into_response()
    }
}

/// Whether a request carries the admin token.
pub(crate) fn is_admin(server: &Server, headers: &HeaderMap) -> bool {
    let given = headers.get(header::AUTHORIZATION).map(http::HeaderValue::as_bytes).unwrap_or_default();
    server.is_admin_token(given.strip_prefix(b"Bearer ").unwrap_or_default())
}

/// Lets a request pass that is addressed to this machine.
pub async fn this_machine(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    if second.is_some() {
        return Refusal::bad("the request has more than one Host header").into_response();
    }
    let named = || first.and_then(|host| host.to_str().ok()).unwrap_or_default();
    // A target in absolute form wins over the Host header. Source: RFC 9112, 3.2.2.
    let host = request.uri().authority().map_or_else(named, http::uri::Authority::as_str);
    if is_here(host, server.address.ip()) {
        next.run(request).await
    } else {
        Refusal::new(StatusCode::FORBIDDEN, "the request is addressed to another machine").into_response()
    }
}

/// Answers a panic of the interface.
pub(super) async fn panics(request: Request, next: Next) -> Response {
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    answered.unwrap_or_else(|panic| Refusal::failed(words(&*panic)).into_response())
}

/// Whether a Host header names this machine: `localhost`, a loopback address, or the address listened on.
fn is_here(host: &str, listen: IpAddr) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| {
            address.is_loopback() || address == listen || (listen.is_unspecified() && !address.is_unspecified())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_here() {
        let loopback = "127.0.0.1".parse().unwrap();
        for host in ["localhost:4590", "localhost", "127.0.0.1:1", "[::1]:4590", "LOCALHOST:1"] {
            assert!(is_here(host, loopback), "{host}");
        }
        for host in [
            "",
            "localhost:4590@example.com",
            "example.com@localhost",
            "example.com",
            "localhost.example.com:4590",
            "10.0.0.1:4590",
            "evil:80:80",
        ] {
            assert!(!is_here(host, loopback), "{host}");
        }
        assert!(is_here("10.0.0.1:4590", "0.0.0.0".parse().unwrap()));
    }
}
