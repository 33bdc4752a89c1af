//! Whole requests and whole answers, for tests of what stands in headers too.

use axum::body::Body;
use bytes::Bytes;
use http::{Request, Response};
use iam::account::RootKey;
use server::sandbox::CLOUDS;

use crate::TestCloud;
use crate::door::HERE;

impl TestCloud {
    /// Hands a request to the server's router as if it came from this machine over plain HTTP.
    pub async fn exchange(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.door.exchange(HERE, request.map(Body::from)).await
    }

    /// Key of the account itself in the cloud of this name, `alibaba` or `kingsoft`.
    pub fn root_key(&self, cloud: &str) -> &RootKey {
        let place = CLOUDS.iter().position(|known| known.name == cloud).expect("a known cloud");
        self.door.server.open.root_keys.get(place).expect("a key of the account")
    }
}
