//! A small client of the sandbox: signed calls and plain reads over HTTP.

use std::net::SocketAddr;

use alibaba::signature::rpc_v1;
use bytes::Bytes;
use http::{HeaderMap, Method, Request, header};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use kernel::{Clock, Mint, time};
use kingsoft::signature::sigv4;
use serde_json::Value;
use tokio::net::TcpStream;

use crate::command::CommandError;

/// Region that Kingsoft's calls are signed for.
const REGION: &str = "cn-beijing-6";

/// A product of a cloud, as a client addresses it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Product<'p> {
    pub(crate) version: &'p str,
    /// Name of the service in a credential scope; empty where signatures have none.
    pub(crate) service: &'p str,
}

/// How calls are signed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Signing {
    /// Alibaba Cloud's version 1, over the parameters.
    Rpc,
    /// Kingsoft Cloud's AWS4-HMAC-SHA256, over the request.
    Sigv4,
}

/// Somebody who calls the sandbox.
#[derive(Clone)]
pub(crate) struct Client {
    address: SocketAddr,
    signing: Signing,
    mint: Mint,
    key_id: String,
    secret: String,
    token: Option<String>,
}

/// What a call was answered with.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) text: String,
}

impl Reply {
    /// The answer as JSON; null when it is none.
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// A text of the answer, by its JSON pointer; empty when it is not there.
    pub(super) fn text_at(&self, pointer: &str) -> String {
        self.json().pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The text at the first of two places where clouds keep it.
    pub(super) fn either(&self, one: &str, other: &str) -> String {
        let text = self.text_at(one);
        if text.is_empty() { self.text_at(other) } else { text }
    }
}

impl Client {
    pub(crate) fn new(address: SocketAddr, signing: Signing, key_id: &str, secret: &str, token: Option<&str>) -> Self {
        let (key_id, secret, token) = (key_id.to_owned(), secret.to_owned(), token.map(str::to_owned));
        Self { address, signing, mint: Mint::random(), key_id, secret, token }
    }

    /// A call of an operation, signed, in a form.
    pub(super) async fn call(
        &self,
        product: Product<'_>,
        action: &str,
        parameters: &[(&str, &str)],
    ) -> Result<Reply, CommandError> {
        self.send(self.request(product, action, parameters)?.map(Full::new)).await
    }

    /// The request of such a call.
    pub(crate) fn request(
        &self,
        product: Product<'_>,
        action: &str,
        parameters: &[(&str, &str)],
    ) -> Result<Request<Bytes>, CommandError> {
        match self.signing {
            Signing::Rpc => self.rpc(product, action, parameters),
            Signing::Sigv4 => self.sigv4(product, action, parameters),
        }
    }

    fn rpc(
        &self,
        product: Product<'_>,
        action: &str,
        parameters: &[(&str, &str)],
    ) -> Result<Request<Bytes>, CommandError> {
        let (nonce, stamp) = (self.mint.request_id(), time::seconds(Clock::host()));
        let common = [
            ("Action", action),
            ("Version", product.version),
            ("Format", "JSON"),
            ("AccessKeyId", self.key_id.as_str()),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", &nonce),
            ("Timestamp", &stamp),
        ];
        let token = self.token.as_deref().map(|token| ("SecurityToken", token));
        let pairs = common.into_iter().chain(token).chain(parameters.iter().copied());
        let mut form: Vec<_> = pairs.collect();
        let signature = rpc_v1::sign(&self.secret, &rpc_v1::string_to_sign("POST", form.iter().copied()));
        form.push(("Signature", &signature));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        Ok(self.form().body(Bytes::from(body))?)
    }

    fn sigv4(
        &self,
        product: Product<'_>,
        action: &str,
        parameters: &[(&str, &str)],
    ) -> Result<Request<Bytes>, CommandError> {
        let fixed = [("Action", action), ("Version", product.version)];
        let pairs = fixed.iter().chain(parameters);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let stamp: String = time::seconds(Clock::host()).chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let date = stamp.get(..8).unwrap_or_default();
        let mut request = self.form().header("accept", "application/json").header("x-amz-date", &stamp);
        let mut names = "accept;content-type;host;x-amz-date".to_owned();
        if let Some(token) = &self.token {
            request = request.header("x-amz-security-token", token);
            names.push_str(";x-amz-security-token");
        }
        let scope = sigv4::Scope { date, region: REGION, service: product.service };
        let authorization = sigv4::Authorization { key_id: &self.key_id, scope, signed_headers: &names, signature: "" };
        let empty = HeaderMap::new();
        let signed = sigv4::Signed {
            method: "POST",
            path: "/",
            query: "",
            host: &self.address.to_string(),
            headers: request.headers_ref().unwrap_or(&empty),
            body: body.as_bytes(),
            stamp: &stamp,
        };
        let signature = signed.sign(&authorization, &self.secret);
        let credential = format!("{}/{date}/{REGION}/{}/aws4_request", self.key_id, product.service);
        let header = format!("{} Credential={credential}, SignedHeaders={names}, Signature={signature}", sigv4::SCHEME);
        Ok(request.header(header::AUTHORIZATION, header).body(Bytes::from(body))?)
    }

    /// The head that every call has.
    fn form(&self) -> http::request::Builder {
        Request::post("/")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::HOST, self.address.to_string())
    }

    /// A request to the sandbox's own interface.
    pub(super) async fn own(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Reply, CommandError> {
        let request = Request::builder()
            .method(method)
            .uri(format!("/_yunbox/{path}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::HOST, self.address.to_string());
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        self.send(request.body(Full::new(Bytes::from(body)))?).await
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Result<Reply, CommandError> {
        let stream = TcpStream::connect(self.address).await?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        let driver = tokio::spawn(connection);
        let response = sender.send_request(request).await?;
        let status = response.status().as_u16();
        let body = response.into_body().collect().await?.to_bytes();
        driver.abort();
        Ok(Reply { status, text: String::from_utf8_lossy(&body).into_owned() })
    }
}
