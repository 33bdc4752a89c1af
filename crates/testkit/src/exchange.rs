//! Whole requests and whole answers, for tests of what stands in headers too.

use axum::body::Body;
use bytes::Bytes;
use http::{Request, Response};
use iam::account::RootKey;
use interface::sandbox::CLOUDS;
use serde_json::Value;

use crate::TestCloud;
use crate::door::{HERE, HOST};

impl TestCloud {
    /// Hands a request to the server's router as if it came from this machine over plain HTTP.
    pub async fn exchange(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.door.exchange(HERE, request.map(Body::from)).await
    }

    /// Calls the JSON interface under `/_yunbox` with the token of a session: status, number of the call, body.
    pub async fn json(&self, method: &str, path: &str, token: &str, body: Option<Value>) -> (u16, String, Value) {
        let request = Request::builder()
            .method(method)
            .uri(format!("/_yunbox/{path}"))
            .header("host", HOST)
            .header("content-type", "application/json")
            .header("authorization", format!("Bearer {token}"))
            .body(body.map_or_else(Bytes::new, |body| Bytes::from(body.to_string())))
            .expect("a request");
        let answer = self.exchange(request).await;
        let id = answer.headers().get("x-yunbox-request-id").map_or("", |id| id.to_str().expect("a number"));
        let text = answer.body();
        let body = if text.is_empty() { Value::Null } else { serde_json::from_slice(text).expect("an answer is JSON") };
        (answer.status().as_u16(), id.to_owned(), body)
    }

    /// The token of the sandbox's own interface.
    pub fn admin_token(&self) -> &str {
        &self.door.server.open.admin_token
    }

    /// Key of the account itself in the cloud of this name, `alibaba` or `kingsoft`.
    pub fn root_key(&self, cloud: &str) -> &RootKey {
        let place = CLOUDS.iter().position(|known| known.name == cloud).expect("a known cloud");
        self.door.server.open.root_keys.get(place).expect("a key of the account")
    }
}
