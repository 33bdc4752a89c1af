//! The way from a shell to the sandbox: requests about one instance, and connections as they are.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Empty, Full, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional};
use tokio::net::TcpStream;
use tokio::sync::Mutex;

/// Headers that may come from inside. Nothing else does: neither an admin token nor a Host.
const PASSED: [HeaderName; 3] = [
    HeaderName::from_static("x-aliyun-ecs-metadata-token"),
    HeaderName::from_static("x-aliyun-ecs-metadata-token-ttl-seconds"),
    HeaderName::from_static("x-forwarded-for"),
];

/// How many connections to the sandbox are kept for the next request.
const IDLE: usize = 8;

/// Longest answer of the metadata service, in bytes.
const LONGEST: usize = 1024 * 1024;

/// Where the running sandbox is.
#[derive(Debug, Clone)]
pub struct Sandbox {
    /// Address and port.
    pub address: String,
    /// Token of its own interface.
    pub admin_token: String,
}

impl Sandbox {
    /// Carries a connection to the sandbox, unchanged. Plain or TLS is for the sandbox to tell.
    pub(super) async fn carry(&self, mut inside: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<()> {
        let mut outside = self.connect().await?;
        copy_bidirectional(&mut inside, &mut outside).await.map(drop)
    }

    /// Calls the sandbox's own interface, and returns the status and the JSON of its answer.
    #[cfg(target_os = "linux")]
    pub(super) async fn call(
        &self,
        method: &str,
        path: &str,
        body: &serde_json::Value,
    ) -> io::Result<(u16, serde_json::Value)> {
        let body = if body.is_null() { Bytes::new() } else { Bytes::from(body.to_string()) };
        let (mut sender, connection) =
            handshake(TokioIo::new(self.connect().await?)).await.map_err(io::Error::other)?;
        let driver = tokio::spawn(connection);
        let request = Request::builder()
            .method(method)
            .uri(format!("/_yunbox/{path}"))
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.admin_token))
            .body(Full::new(body))
            .map_err(io::Error::other)?;
        let answer = async {
            let answer = sender.send_request(request).await?;
            let status = answer.status().as_u16();
            Ok::<_, hyper::Error>((status, answer.into_body().collect().await?.to_bytes()))
        };
        let answer = answer.await.map_err(io::Error::other);
        driver.abort();
        let (status, body) = answer?;
        Ok((status, serde_json::from_slice(&body).unwrap_or_default()))
    }

    /// A new connection.
    pub(super) async fn connect(&self) -> io::Result<TcpStream> {
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }
}

/// Why the metadata of an instance cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The sandbox refuses: there is no such instance, or it is stopped.
    #[error("{0}")]
    Refused(String),
    /// It cannot be reached.
    #[error("the sandbox at {address} does not answer: {reason}; is it running?")]
    Unreachable {
        /// Where it is expected.
        address: String,
        /// Why not.
        reason: String,
    },
}

/// The metadata of one instance, whoever asks.
#[derive(Debug)]
pub struct Metadata {
    sandbox: Sandbox,
    instance: String,
    authorization: HeaderValue,
    idle: Mutex<Vec<SendRequest<Empty<Bytes>>>>,
}

impl Metadata {
    /// The metadata of this instance; `None` where the name cannot be one.
    pub fn new(sandbox: Sandbox, instance: String) -> Option<Arc<Self>> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if instance.is_empty() || !instance.chars().all(plain) {
            return None;
        }
        let authorization = HeaderValue::from_str(&format!("Bearer {}", sandbox.admin_token)).ok()?;
        Some(Arc::new(Self { sandbox, instance, authorization, idle: Mutex::default() }))
    }

    /// Reads a path, as the sandbox itself sees it.
    pub async fn read(&self, path: &str) -> Result<Response<Bytes>, Unanswered> {
        self.ask(Method::GET, path, &HeaderMap::new()).await
    }

    /// Reads a path with a token, as an instance must that accepts nothing else.
    pub(super) async fn read_with_token(&self, path: &str) -> Result<Response<Bytes>, Unanswered> {
        let mut headers = HeaderMap::new();
        headers.insert(&PASSED[1], HeaderValue::from_static("60"));
        let token = self.ask(Method::PUT, "/latest/api/token", &headers).await?;
        headers.clear();
        if let Ok(token) = HeaderValue::from_bytes(token.body()) {
            headers.insert(&PASSED[0], token);
        }
        self.ask(Method::GET, path, &headers).await
    }

    /// Answers a request from inside.
    pub(super) async fn answer<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        let asked = self.ask(request.method().clone(), request.uri().path(), request.headers()).await;
        let mut answer = match asked {
            Ok(answer) => answer.map(Full::new),
            Err(error) => {
                let mut answer = Response::new(Full::from(error.to_string()));
                *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
                answer
            }
        };
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        answer
    }

    async fn ask(&self, method: Method, path: &str, headers: &HeaderMap) -> Result<Response<Bytes>, Unanswered> {
        let unreachable = |error: &dyn std::fmt::Display| Unanswered::Unreachable {
            address: self.sandbox.address.clone(),
            reason: error.to_string(),
        };
        let request = self.request(method, path, headers).map_err(|error| unreachable(&error))?;
        let mut sender = self.sender().await.map_err(|error| unreachable(&error))?;
        let answer = sender.send_request(request).await.map_err(|error| unreachable(&error))?;
        let (head, body) = answer.into_parts();
        let body = Limited::new(body, LONGEST).collect().await.map_err(|error| unreachable(&error))?.to_bytes();
        let mut idle = self.idle.lock().await;
        if idle.len() < IDLE {
            idle.push(sender);
        }
        drop(idle);
        // The metadata service speaks plain text; JSON is the sandbox itself, which refuses.
        if head.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json")) {
            let text = serde_json::from_slice::<serde_json::Value>(&body).ok();
            let text = text.as_ref().and_then(|body| body["error"].as_str()).unwrap_or("the sandbox refuses");
            return Err(Unanswered::Refused(text.to_owned()));
        }
        Ok(Response::from_parts(head, body))
    }

    /// The request as it is put to the sandbox. Built anew, so that nothing from inside names another instance.
    fn request(&self, method: Method, path: &str, headers: &HeaderMap) -> Result<Request<Empty<Bytes>>, http::Error> {
        // The interface has no path that ends with `metadata/`: the root is asked for with a stroke of its own.
        let path = if path == "/" || path.is_empty() { "//" } else { path };
        let uri = format!("/_yunbox/instances/{}/metadata{path}", self.instance);
        let mut request = Request::builder().method(method).uri(uri).header(header::HOST, "localhost");
        for name in &PASSED {
            if let Some(value) = headers.get(name) {
                request = request.header(name, value);
            }
        }
        request.header(header::AUTHORIZATION, &self.authorization).body(Empty::new())
    }

    async fn sender(&self) -> io::Result<SendRequest<Empty<Bytes>>> {
        loop {
            let kept = self.idle.lock().await.pop();
            match kept {
                Some(mut sender) => {
                    if sender.ready().await.is_ok() {
                        return Ok(sender);
                    }
                }
                None => break,
            }
        }
        let stream = self.sandbox.connect().await?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
        tokio::spawn(async move { connection.await.ok() });
        Ok(sender)
    }
}

/// A request as a server gets it.
pub(super) type Asked = Request<Incoming>;

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata() -> Arc<Metadata> {
        let sandbox = Sandbox { address: "127.0.0.1:1".to_owned(), admin_token: "secret".to_owned() };
        Metadata::new(sandbox, "i-1".to_owned()).unwrap()
    }

    #[test]
    fn a_name_that_could_change_the_path_is_no_instance() {
        let sandbox = || Sandbox { address: String::new(), admin_token: String::new() };
        for name in ["", "../i-1", "i-1/metadata", "i-1?x", "i 1", "i%2f1"] {
            assert!(Metadata::new(sandbox(), name.to_owned()).is_none(), "{name}");
        }
    }

    #[test]
    fn only_the_metadata_headers_come_through() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("authorization", "Bearer mine"),
            ("host", "evil"),
            ("x-aliyun-ecs-metadata-token", "token"),
            ("x-forwarded-for", "1.1.1.1"),
            ("cookie", "a=b"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let request = metadata().request(Method::GET, "/latest/meta-data/", &headers).unwrap();
        assert_eq!(request.uri(), "/_yunbox/instances/i-1/metadata/latest/meta-data/");
        let sent: Vec<_> =
            request.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        assert_eq!(
            sent,
            [
                "host: localhost",
                "x-aliyun-ecs-metadata-token: token",
                "x-forwarded-for: 1.1.1.1",
                "authorization: Bearer secret"
            ]
        );
    }

    #[test]
    fn the_root_is_asked_for_with_a_stroke_of_its_own() {
        let request = metadata().request(Method::GET, "/", &HeaderMap::new()).unwrap();
        assert_eq!(request.uri(), "/_yunbox/instances/i-1/metadata//");
    }
}
