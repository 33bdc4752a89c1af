//! Somebody who signs calls.

use std::net::IpAddr;

use axum::body::Body;
use http::{Method, Request};
use kernel::time;

use crate::door::{Door, FORM, HERE, HOST};
use crate::reply::Reply;

/// Holder of an access key.
#[derive(Debug, Clone)]
pub struct Actor {
    door: Door,
    key_id: String,
    secret: String,
    token: Option<String>,
    address: IpAddr,
    method: Method,
}

impl Actor {
    pub(crate) fn calling(&self, door: Door) -> Self {
        Self { door, ..self.clone() }
    }

    pub(crate) fn new(door: Door, key_id: &str, secret: &str, token: Option<String>) -> Self {
        let (key_id, secret) = (key_id.to_owned(), secret.to_owned());
        Self { door, key_id, secret, token, address: HERE, method: Method::POST }
    }

    /// The same holder, calling from another address.
    #[must_use]
    pub fn from(mut self, address: &str) -> Self {
        self.address = address.parse().expect("an address");
        self
    }

    /// The same holder, calling with another method: all but `POST` put the parameters in the query.
    #[must_use]
    pub fn by(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// Identifier of the access key.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// Calls RAM.
    pub async fn ram(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Ram", action, parameters).await
    }

    /// Calls IMS.
    pub async fn ims(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Ims", action, parameters).await
    }

    /// Calls STS.
    pub async fn sts(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Sts", action, parameters).await
    }

    /// Calls Resource Management.
    pub async fn resource_manager(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("ResourceManager", action, parameters).await
    }

    /// Calls ECS, in `cn-hangzhou` unless the parameters name a region.
    pub async fn ecs(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Ecs", action, &in_a_region(parameters)).await
    }

    /// Calls VPC, in `cn-hangzhou` unless the parameters name a region.
    pub async fn vpc(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("Vpc", action, &in_a_region(parameters)).await
    }

    /// Begins a session of a role, named by its resource name.
    pub async fn assume(&self, role: &str, session: &str) -> Self {
        let begun = self.sts("AssumeRole", &[("RoleArn", role), ("RoleSessionName", session)]).await;
        Self::of_session(self.door.clone(), &begun)
    }

    /// Whoever holds the credentials of an answer.
    pub(crate) fn of_session(door: Door, begun: &Reply) -> Self {
        begun.ok();
        let part = |name: &str| begun.field(&format!("/Credentials/{name}"));
        Self::new(door, &part("AccessKeyId"), &part("AccessKeySecret"), Some(part("SecurityToken")))
    }

    /// Calls an operation of a product, signed with version 1, in a form unless another method was chosen.
    pub async fn call(&self, product: &str, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.send(product, action, "JSON", parameters).await
    }

    /// Calls an operation and asks for XML.
    pub async fn call_for_xml(&self, product: &str, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.send(product, action, "XML", parameters).await
    }

    async fn send(&self, product: &str, action: &str, format: &str, parameters: &[(&str, &str)]) -> Reply {
        let product = alibaba::product::PRODUCTS.iter().find(|known| known.name == product).expect("a known product");
        let store = &self.door.server.open.sandbox.store;
        let mut pairs: Vec<(String, String)> = [
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
        let signed = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let to_sign = alibaba::signature::rpc_v1::string_to_sign(self.method.as_str(), signed);
        pairs.push(("Signature".to_owned(), alibaba::signature::rpc_v1::sign(&self.secret, &to_sign)));
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.door.send(action, self.address, request(self.method.clone(), text)).await
    }
}

/// A request whose parameters are in the query, or with `POST` in a form.
pub(crate) fn request(method: Method, parameters: String) -> Request<Body> {
    let request = Request::builder().header("host", HOST);
    let request = if method == Method::POST {
        request.method(method).uri("/").header("content-type", FORM).body(Body::from(parameters))
    } else {
        request.method(method).uri(format!("/?{parameters}")).body(Body::empty())
    };
    request.expect("a request")
}

fn in_a_region<'p>(parameters: &[(&'p str, &'p str)]) -> Vec<(&'p str, &'p str)> {
    let named = parameters.iter().any(|(name, _)| *name == "RegionId");
    let region = (!named).then_some(("RegionId", "cn-hangzhou"));
    region.into_iter().chain(parameters.iter().copied()).collect()
}
