//! A command talks to the running sandbox over its own interface.

use std::net::SocketAddr;

use bytes::Bytes;
use http::{Method, Request, header};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::CommandError;
use super::ready::{Ready, Which};

/// The interface of a running sandbox.
pub(super) struct AdminClient {
    ready: Ready,
}

impl AdminClient {
    /// The running sandbox that flags and variables mean.
    pub(super) fn of(which: &Which) -> Result<Self, CommandError> {
        Ok(Self { ready: which.read()? })
    }

    /// Reads a path below `/_yunbox/`.
    pub(super) fn get(&self, path: &str) -> Result<String, CommandError> {
        self.call(Method::GET, path, Bytes::new())
    }

    /// Sends a JSON object to a path below `/_yunbox/`.
    pub(super) fn post(&self, path: &str, body: &serde_json::Value) -> Result<String, CommandError> {
        self.call(Method::POST, path, body.to_string().into())
    }

    fn call(&self, method: Method, path: &str, body: Bytes) -> Result<String, CommandError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.send(method, path, body))
    }

    async fn send(&self, method: Method, path: &str, body: Bytes) -> Result<String, CommandError> {
        let address: SocketAddr = self.ready.url.trim_start_matches("http://").parse()?;
        let stream = TcpStream::connect(address).await.map_err(|error| format!("{}: {error}", self.ready.url))?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        let driver = tokio::spawn(connection);
        let request = Request::builder()
            .method(method)
            .uri(format!("/_yunbox/{path}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::HOST, address.to_string())
            .header(header::AUTHORIZATION, format!("Bearer {}", self.ready.admin_token))
            .body(Full::new(body))?;
        let response = sender.send_request(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        driver.abort();
        let text = String::from_utf8_lossy(&body).into_owned();
        if status.is_success() { Ok(text) } else { Err(format!("the sandbox answered {status}: {text}").into()) }
    }
}
