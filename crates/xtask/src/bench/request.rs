//! Signed calls as bytes, made before the watch starts.

use std::sync::atomic::{AtomicU64, Ordering};

use alibaba::signature::rpc_v1;
use kernel::{Clock, time};

/// An access key.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) id: String,
    pub(super) secret: String,
}

/// A call of an operation.
#[derive(Debug)]
pub(super) struct Post {
    version: &'static str,
    action: &'static str,
    parameters: Vec<(&'static str, String)>,
}

impl Post {
    pub(super) fn ram(action: &'static str, parameters: Vec<(&'static str, String)>) -> Self {
        Self { version: "2015-05-01", action, parameters }
    }

    pub(super) fn sts(action: &'static str, parameters: Vec<(&'static str, String)>) -> Self {
        Self { version: "2015-04-01", action, parameters }
    }

    pub(super) fn ecs(action: &'static str, parameters: Vec<(&'static str, String)>) -> Self {
        Self { version: "2014-05-26", action, parameters }
    }

    pub(super) fn vpc(action: &'static str, parameters: Vec<(&'static str, String)>) -> Self {
        Self { version: "2016-04-28", action, parameters }
    }

    /// The call, signed and written as one HTTP request.
    pub(super) fn signed(self, key: &Key) -> Vec<u8> {
        static NONCE: AtomicU64 = AtomicU64::new(0);
        let nonce = NONCE.fetch_add(1, Ordering::Relaxed);
        let common = [
            ("Action", self.action.to_owned()),
            ("Version", self.version.to_owned()),
            ("Format", "JSON".to_owned()),
            ("AccessKeyId", key.id.clone()),
            ("SignatureMethod", "HMAC-SHA1".to_owned()),
            ("SignatureVersion", "1.0".to_owned()),
            ("SignatureNonce", format!("bench-{nonce}")),
            ("Timestamp", time::seconds(Clock::host())),
        ];
        let pairs = common.into_iter().chain(self.parameters);
        let mut form: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value)).collect();
        let signed = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let signature = rpc_v1::sign(&key.secret, &rpc_v1::string_to_sign("POST", signed));
        form.push(("Signature".to_owned(), signature));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        http("/", "application/x-www-form-urlencoded", "", &body)
    }
}

/// A request to the sandbox's own interface.
pub(super) fn own(token: &str, path: &str, body: &str) -> Vec<u8> {
    let authorization = format!("Authorization: Bearer {token}\r\n");
    http(&format!("/_yunbox/{path}"), "application/json", &authorization, body)
}

/// A read of the sandbox's own interface.
pub(super) fn own_get(token: &str, path: &str) -> Vec<u8> {
    format!("GET /_yunbox/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n").into_bytes()
}

fn http(path: &str, kind: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
