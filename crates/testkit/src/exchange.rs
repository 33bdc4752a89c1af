//! Whole requests and whole answers, for tests of what stands in headers too.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use bytes::Bytes;
use http::{Request, Response};
use iam::account::RootKey;
use server::listen::router;
use server::sandbox::CLOUDS;
use tower::ServiceExt;

use crate::TestCloud;

impl TestCloud {
    /// Hands a request to the server's router as if it came from this machine over plain HTTP.
    pub async fn exchange(&self, request: Request<Bytes>) -> Response<Bytes> {
        let mut request = request.map(Body::from);
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 40_000))));
        let answer = router(Arc::clone(&self.server)).oneshot(request).await.expect("the server answers");
        let (head, body) = answer.into_parts();
        Response::from_parts(head, to_bytes(body, usize::MAX).await.expect("an answer has a body"))
    }

    /// Key of the account itself in the cloud of this name, `alibaba` or `kingsoft`.
    pub fn root_key(&self, cloud: &str) -> &RootKey {
        let place = CLOUDS.iter().position(|known| known.name == cloud).expect("a known cloud");
        self.server.open.root_keys.get(place).expect("a key of the account")
    }
}
