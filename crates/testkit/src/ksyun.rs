//! Somebody who signs calls to Kingsoft Cloud.

use axum::body::Body;
use http::{HeaderMap, HeaderValue, Method, Request};
use kernel::time;
use kingsoft::signature::sigv4::{Authorization, SCHEME, Scope, Signed};

use crate::ACCOUNT;
use crate::door::{Door, FORM, HERE, HOST};
use crate::reply::Reply;

const REGION: &str = "cn-beijing-6";

/// Holder of an access key of Kingsoft Cloud.
#[derive(Debug, Clone)]
pub struct KsyunActor {
    door: Door,
    key_id: String,
    secret: String,
    token: Option<String>,
}

impl KsyunActor {
    pub(crate) fn new(door: Door, key_id: &str, secret: &str, token: Option<String>) -> Self {
        Self { door, key_id: key_id.to_owned(), secret: secret.to_owned(), token }
    }

    /// Identifier of the access key.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The secret that belongs to it.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// The token of a session.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Calls IAM.
    pub async fn iam(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("iam", action, parameters).await
    }

    /// Calls STS.
    pub async fn sts(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("sts", action, parameters).await
    }

    /// Calls KEC.
    pub async fn kec(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("kec", action, parameters).await
    }

    /// Calls VPC.
    pub async fn vpc(&self, action: &str, parameters: &[(&str, &str)]) -> Reply {
        self.call("vpc", action, parameters).await
    }

    /// Begins a session of a role.
    pub async fn assume(&self, role: &str, parameters: &[(&str, &str)]) -> Self {
        let krn = format!("krn:ksc:iam::{ACCOUNT}:role/{role}");
        let fixed = [("RoleKrn", krn.as_str()), ("RoleSessionName", "s")];
        let begun = self.sts("AssumeRole", &[&fixed, parameters].concat()).await;
        begun.ok();
        let part = |name: &str| begun.field(&format!("/AssumeRoleResult/Credentials/{name}"));
        Self::new(self.door.clone(), &part("AccessKeyId"), &part("SecretAccessKey"), Some(part("SecurityToken")))
    }

    /// Calls an operation of a product, signed as a form.
    pub async fn call(&self, product: &str, action: &str, parameters: &[(&str, &str)]) -> Reply {
        let product = kingsoft::product::find(product).expect("a known product");
        let fixed = [("Action", action), ("Version", product.version)];
        let pairs = fixed.iter().chain(parameters);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.send(product.name, "/", &[("content-type", FORM)], &body).await
    }

    /// Sends a request for a service that is signed as it stands: with `GET` when it has no body.
    pub async fn send(&self, service: &str, target: &str, headers: &[(&'static str, &str)], body: &str) -> Reply {
        self.door.send(service, HERE, self.signed(service, target, headers, body)).await
    }

    /// A request without a body that carries its signature in the query and its time in the `Date` header alone, as it was
    /// at `stamp`, `20261121T205558Z`.
    pub fn signed_in_url(&self, service: &str, target: &str, date_header: &str, stamp: &str) -> Request<Body> {
        let date = stamp.get(..8).expect("a date");
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let credential = format!("{}/{date}/{REGION}/{service}/aws4_request", self.key_id);
        let mut sent = HeaderMap::new();
        for (name, value) in [("accept", "application/json"), ("host", HOST), ("date", date_header)] {
            sent.insert(name, HeaderValue::from_str(value).expect("a header"));
        }
        let names = "date;host";
        let fixed =
            [("X-Amz-Algorithm", SCHEME), ("X-Amz-Credential", credential.as_str()), ("X-Amz-SignedHeaders", names)];
        let query = form_urlencoded::Serializer::new(format!("{query}&")).extend_pairs(fixed).finish();
        let scope = Scope { date, region: REGION, service };
        let unsigned = Authorization { key_id: &self.key_id, scope, signed_headers: names, signature: "" };
        let covered = Signed { method: "GET", path, query: &query, host: HOST, headers: &sent, body: &[], stamp };
        let signature = covered.sign(&unsigned, &self.secret);
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = format!("{path}?{query}&X-Amz-Signature={signature}").parse().expect("a target");
        *request.headers_mut() = sent;
        request
    }

    /// The request that [`send`](Self::send) sends, for tests that spoil it.
    pub fn signed(&self, service: &str, target: &str, headers: &[(&'static str, &str)], body: &str) -> Request<Body> {
        let now = time::seconds(self.door.server.open.sandbox.store.clock().now());
        let stamp: String = now.chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let date = stamp.get(..8).expect("a date");
        let mut sent = HeaderMap::new();
        let fixed = [("accept", "application/json"), ("host", HOST), ("x-amz-date", &*stamp)];
        let token = self.token.as_deref().map(|token| ("x-ksc-security-token", token));
        for (name, value) in fixed.into_iter().chain(token).chain(headers.iter().copied()) {
            sent.insert(name, HeaderValue::from_str(value).expect("a header"));
        }
        let mut names: Vec<_> = sent.keys().map(ToString::to_string).collect();
        names.sort_unstable();
        let names = names.join(";");
        let method = if body.is_empty() { Method::GET } else { Method::POST };
        let scope = Scope { date, region: REGION, service };
        let unsigned = Authorization { key_id: &self.key_id, scope, signed_headers: &names, signature: "" };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let covered = Signed {
            method: method.as_str(),
            path,
            query,
            host: HOST,
            headers: &sent,
            body: body.as_bytes(),
            stamp: &stamp,
        };
        let signature = covered.sign(&unsigned, &self.secret);
        let credential = format!("{}/{date}/{REGION}/{service}/aws4_request", self.key_id);
        let header = format!("{SCHEME} Credential={credential}, SignedHeaders={names}, Signature={signature}");
        sent.insert("authorization", HeaderValue::from_str(&header).expect("a header"));
        let mut request = Request::new(Body::from(body.to_owned()));
        *request.method_mut() = method;
        *request.uri_mut() = target.parse().expect("a target");
        *request.headers_mut() = sent;
        request
    }
}
