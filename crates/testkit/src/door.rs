//! The server's door: every call of a test goes through the router, as a call from a socket does.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use bytes::Bytes;
use http::{Request, Response};
use interface::Server;
use server::listen::router;
use tower::ServiceExt;

use crate::reply::Reply;

/// Where the server of a test listens, as clients name it.
pub(crate) const HOST: &str = "127.0.0.1:4590";

/// The address that calls come from unless a test says otherwise.
pub(crate) const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// The type of a body that carries parameters.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// A server and the way in.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    pub(crate) server: Arc<Server>,
    router: Router,
}

impl Door {
    pub(crate) fn new(server: Server) -> Self {
        let server = Arc::new(server);
        Self { router: router(Arc::clone(&server)), server }
    }

    /// Sends a request from an address.
    pub(crate) async fn send(&self, action: &str, from: IpAddr, request: Request<Body>) -> Reply {
        let (head, body) = self.exchange(from, request).await.into_parts();
        let body = String::from_utf8(body.to_vec()).expect("an answer is text");
        Reply { action: action.to_owned(), status: head.status.as_u16(), headers: head.headers, body }
    }

    /// Sends a request from an address and returns the answer as it is.
    pub(crate) async fn exchange(&self, from: IpAddr, mut request: Request<Body>) -> Response<Bytes> {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(from, 50_000)));
        let answer = self.router.clone().oneshot(request).await.expect("the server answers");
        let (head, body) = answer.into_parts();
        Response::from_parts(head, to_bytes(body, usize::MAX).await.expect("an answer has a body"))
    }
}
