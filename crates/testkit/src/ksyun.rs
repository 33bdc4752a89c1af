//! Somebody who signs calls to Kingsoft Cloud.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Uri};
use kernel::time;
use kingsoft::signature::sigv4::{Authorization, SCHEME, Scope, Signed};
use wire::{Incoming, Sandbox};

use crate::reply::Reply;

const HOST: &str = "127.0.0.1:4590";
const REGION: &str = "cn-beijing-6";
const NAMES: &str = "accept;content-type;host;x-amz-date";

/// Holder of an access key of Kingsoft Cloud.
#[derive(Debug, Clone)]
pub struct KsyunActor {
    sandbox: Arc<Sandbox>,
    key_id: String,
    secret: String,
}

impl KsyunActor {
    pub(crate) fn new(sandbox: Arc<Sandbox>, key_id: &str, secret: &str) -> Self {
        Self { sandbox, key_id: key_id.to_owned(), secret: secret.to_owned() }
    }

    /// Calls an operation of a product, signed as a form.
    pub async fn call(&self, product: &str, action: &str, parameters: &[(&str, &str)]) -> Reply {
        let product = kingsoft::product::find(product).expect("a known product");
        let fixed = [("Action", action), ("Version", product.version)];
        let pairs = fixed.iter().chain(parameters);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let now = time::seconds(self.sandbox.store.clock().now());
        let stamp: String = now.chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let date = stamp.get(..8).expect("a date");
        let mut headers = HeaderMap::new();
        headers.insert("accept", HeaderValue::from_static("application/json"));
        headers.insert("content-type", HeaderValue::from_static("application/x-www-form-urlencoded"));
        headers.insert("host", HeaderValue::from_static(HOST));
        headers.insert("x-amz-date", HeaderValue::from_str(&stamp).expect("a stamp"));
        let scope = Scope { date, region: REGION, service: product.name };
        let authorization = Authorization { key_id: &self.key_id, scope, signed_headers: NAMES, signature: "" };
        let signed = Signed {
            method: "POST",
            path: "/",
            query: "",
            host: HOST,
            headers: &headers,
            body: body.as_bytes(),
            stamp: &stamp,
        };
        let signature = signed.sign(&authorization, &self.secret);
        let credential = format!("{}/{date}/{REGION}/{}/aws4_request", self.key_id, product.name);
        let header = format!("{SCHEME} Credential={credential}, SignedHeaders={NAMES}, Signature={signature}");
        headers.insert("authorization", HeaderValue::from_str(&header).expect("a header"));
        let incoming = Incoming {
            method: Method::POST,
            uri: Uri::from_static("/"),
            headers,
            body: Bytes::from(body),
            source_ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            secure: false,
        };
        Reply::of(action, kingsoft::gateway::serve(&self.sandbox, incoming).await)
    }
}
