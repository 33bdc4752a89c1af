//! Signed calls of both clouds, with everything that a client sees of the answer.

use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::{Request, header};
use kernel::time;
use kingsoft::signature::sigv4::{Authorization, SCHEME, Scope, Signed};
use testkit::TestCloud;
use wire::{Format, Route};

const HOST: &str = "127.0.0.1:4590";
const REGION: &str = "cn-beijing-6";
const FORM: &str = "application/x-www-form-urlencoded";

/// One of the two clouds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::coverage) enum Cloud {
    Alibaba,
    Kingsoft,
}

impl Cloud {
    pub(in crate::coverage) fn name(self) -> &'static str {
        match self {
            Self::Alibaba => "alibaba",
            Self::Kingsoft => "kingsoft",
        }
    }
}

/// A product of either cloud.
#[derive(Debug, Clone, Copy)]
pub(in crate::coverage) struct Product {
    pub(in crate::coverage) cloud: Cloud,
    pub(in crate::coverage) name: &'static str,
    pub(in crate::coverage) version: &'static str,
    pub(in crate::coverage) routes: &'static [Route],
}

impl Product {
    /// The product of a cloud that has this name.
    pub(in crate::coverage) fn of(cloud: Cloud, name: &str) -> Self {
        Self::all().find(|one| one.cloud == cloud && one.name == name).unwrap_or_else(|| panic!("no product `{name}`"))
    }

    /// Every product of both clouds.
    pub(in crate::coverage) fn all() -> impl Iterator<Item = Self> {
        let alibaba = alibaba::product::PRODUCTS.iter();
        let alibaba = alibaba.map(|one| (Cloud::Alibaba, one.name, one.version, one.routes));
        let kingsoft = kingsoft::PRODUCTS.iter();
        let kingsoft = kingsoft.map(|one| (Cloud::Kingsoft, one.name, one.version, one.routes));
        alibaba.chain(kingsoft).map(|(cloud, name, version, routes)| Self { cloud, name, version, routes })
    }
}

/// An access key and its secret.
#[derive(Debug, Clone)]
pub(in crate::coverage) struct Key {
    pub(in crate::coverage) id: String,
    pub(in crate::coverage) secret: String,
}

/// Everything that a client sees of an answer.
#[derive(Debug)]
pub(in crate::coverage) struct Reply {
    pub(in crate::coverage) status: u16,
    /// By name, in order.
    pub(in crate::coverage) headers: Vec<(String, String)>,
    pub(in crate::coverage) body: String,
}

impl Reply {
    /// A text of the answer, by its JSON pointer.
    pub(in crate::coverage) fn field(&self, pointer: &str) -> Option<String> {
        let json: serde_json::Value = serde_json::from_str(&self.body).ok()?;
        Some(match json.pointer(pointer)? {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    }

    /// Number of the request.
    pub(in crate::coverage) fn request_id(&self) -> &str {
        let ids = ["x-acs-request-id", "x-ksc-request-id"];
        let header = self.headers.iter().find(|(name, _)| ids.contains(&name.as_str()));
        header.map(|(_, id)| id.as_str()).unwrap_or_default()
    }
}

/// Calls an operation; without a key the call is not signed.
pub(in crate::coverage) async fn call(
    cloud: &TestCloud,
    product: &Product,
    key: Option<&Key>,
    action: &str,
    format: Format,
    parameters: &[(String, String)],
) -> Reply {
    let now = time::seconds(cloud.now());
    let request = match product.cloud {
        Cloud::Alibaba => version_1(product, key, action, format, parameters, &now),
        Cloud::Kingsoft => version_4(product, key, action, format, parameters, &now),
    };
    let (head, body) = cloud.exchange(request).await.into_parts();
    let text = |value: &http::HeaderValue| value.to_str().expect("a header is text").to_owned();
    let mut headers: Vec<_> = head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    headers.sort();
    Reply { status: head.status.as_u16(), headers, body: String::from_utf8(body.to_vec()).expect("an answer is text") }
}

/// A form of Alibaba's RPC style, with version 1 of its signature.
fn version_1(
    product: &Product,
    key: Option<&Key>,
    action: &str,
    format: Format,
    parameters: &[(String, String)],
    now: &str,
) -> Request<Bytes> {
    // The gateway takes a nonce once. No answer shows it.
    static NONCE: AtomicU64 = AtomicU64::new(0);
    let nonce = NONCE.fetch_add(1, Ordering::Relaxed).to_string();
    let format = match format {
        Format::Json | Format::Plain => "JSON",
        Format::Xml => "XML",
    };
    let mut form: Vec<(String, String)> = parameters.to_vec();
    let mut add = |name: &str, value: &str| form.push((name.to_owned(), value.to_owned()));
    add("Action", action);
    add("Version", product.version);
    add("Format", format);
    if let Some(key) = key {
        add("AccessKeyId", &key.id);
        add("SignatureMethod", "HMAC-SHA1");
        add("SignatureVersion", "1.0");
        add("SignatureNonce", &nonce);
        add("Timestamp", now);
        let signed = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let to_sign = alibaba::signature::rpc_v1::string_to_sign("POST", signed);
        form.push(("Signature".to_owned(), alibaba::signature::rpc_v1::sign(&key.secret, &to_sign)));
    }
    let request = Request::post("/").header(header::HOST, HOST).header(header::CONTENT_TYPE, FORM);
    request.body(encoded(&form)).expect("a request")
}

/// A form with Kingsoft's version 4 of the signature.
fn version_4(
    product: &Product,
    key: Option<&Key>,
    action: &str,
    format: Format,
    parameters: &[(String, String)],
    now: &str,
) -> Request<Bytes> {
    const NAMES: &str = "accept;content-type;host;x-amz-date";
    let key = key.expect("Kingsoft has no call without a signature");
    let fixed = [("Action", action), ("Version", product.version)];
    let fixed = fixed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let body = encoded(&[fixed.as_slice(), parameters].concat());
    let stamp: String = now.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let date = stamp.get(..8).expect("a date");
    let accept = match format {
        Format::Json | Format::Plain => "application/json",
        Format::Xml => "application/xml",
    };
    let request = Request::post("/").header(header::HOST, HOST).header(header::CONTENT_TYPE, FORM);
    let mut request = request.header("accept", accept).header("x-amz-date", &stamp).body(body).expect("a request");
    let scope = Scope { date, region: REGION, service: product.name };
    let authorization = Authorization { key_id: &key.id, scope, signed_headers: NAMES, signature: "" };
    let signed = Signed {
        method: "POST",
        path: "/",
        query: "",
        host: HOST,
        headers: request.headers(),
        body: request.body(),
        stamp: &stamp,
    };
    let signature = signed.sign(&authorization, &key.secret);
    let credential = format!("{}/{date}/{REGION}/{}/aws4_request", key.id, product.name);
    let header = format!("{SCHEME} Credential={credential}, SignedHeaders={NAMES}, Signature={signature}");
    request.headers_mut().insert(header::AUTHORIZATION, header.parse().expect("a header"));
    request
}

fn encoded(pairs: &[(String, String)]) -> Bytes {
    Bytes::from(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}
