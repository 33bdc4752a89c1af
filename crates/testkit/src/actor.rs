//! Somebody who signs calls.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Uri};
use kernel::time;
use wire::{Incoming, Sandbox};

use crate::reply::Reply;

/// Holder of an access key.
#[derive(Debug, Clone)]
pub struct Actor {
    sandbox: Arc<Sandbox>,
    key_id: String,
    secret: String,
    token: Option<String>,
    address: IpAddr,
}

impl Actor {
    pub(crate) fn new(sandbox: Arc<Sandbox>, key_id: &str, secret: &str, token: Option<String>) -> Self {
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        Self { sandbox, key_id: key_id.to_owned(), secret: secret.to_owned(), token, address }
    }

    /// The same holder, calling from another address.
    #[must_use]
    pub fn from(mut self, address: &str) -> Self {
        self.address = address.parse().expect("an address");
        self
    }

    /// Calls RAM.
    pub async fn ram(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Ram", action, parameters).await
    }

    /// Calls STS.
    pub async fn sts(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Sts", action, parameters).await
    }

    /// Calls Resource Management.
    pub async fn resource_manager(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("ResourceManager", action, parameters).await
    }

    /// Calls ECS in `cn-hangzhou`.
    pub async fn ecs(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Ecs", action, &[&[("RegionId", "cn-hangzhou")], parameters].concat()).await
    }

    /// Calls VPC in `cn-hangzhou`.
    pub async fn vpc(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Vpc", action, &[&[("RegionId", "cn-hangzhou")], parameters].concat()).await
    }

    /// Calls an operation of a product, signed with version 1 in a form.
    pub async fn call(&self, product: &str, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.send(product, action, "JSON", parameters).await
    }

    /// Calls an operation and asks for XML.
    pub async fn call_for_xml(&self, product: &str, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.send(product, action, "XML", parameters).await
    }

    /// Calls STS without a signature, in the query or in a form.
    pub(crate) async fn unsigned(
        sandbox: &Arc<Sandbox>,
        method: Method,
        action: &str,
        pairs: &[(&str, &str)],
    ) -> Reply {
        let fixed = [("Action", action), ("Version", "2015-04-01"), ("Format", "JSON")];
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(fixed.iter().chain(pairs)).finish();
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static("127.0.0.1:4590"));
        let (uri, body) = if method == Method::GET {
            (format!("/?{text}").parse().expect("a query"), Bytes::new())
        } else {
            headers.insert("content-type", HeaderValue::from_static("application/x-www-form-urlencoded"));
            (Uri::from_static("/"), Bytes::from(text))
        };
        let source_ip = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let incoming = Incoming { method, uri, headers, body, source_ip, secure: false };
        Reply::of(action, alibaba::gateway::serve(sandbox, incoming).await)
    }

    async fn send(&self, product: &str, action: &str, format: &str, parameters: &[(&str, &str)]) -> Reply {
        let product = alibaba::product::PRODUCTS.iter().find(|known| known.name == product).expect("a known product");
        let store = &self.sandbox.store;
        let mut form: Vec<(String, String)> = [
            ("Action", action),
            ("Version", product.version),
            ("Format", format),
            ("AccessKeyId", &self.key_id),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", &store.mint().request_id()),
            ("Timestamp", &time::seconds(store.clock().now())),
        ]
        .into_iter()
        .chain(self.token.as_deref().map(|token| ("SecurityToken", token)))
        .chain(parameters.iter().copied())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        let to_sign = alibaba::signature::rpc_v1::string_to_sign("POST", &form);
        form.push(("Signature".to_owned(), alibaba::signature::rpc_v1::sign(&self.secret, &to_sign)));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static("127.0.0.1:4590"));
        headers.insert("content-type", HeaderValue::from_static("application/x-www-form-urlencoded"));
        let incoming = Incoming {
            method: Method::POST,
            uri: Uri::from_static("/"),
            headers,
            body: Bytes::from(body),
            source_ip: self.address,
            secure: false,
        };
        Reply::of(action, alibaba::gateway::serve(&self.sandbox, incoming).await)
    }
}
