//! A command talks to the running sandbox over its own interface.

use std::net::SocketAddr;
use std::path::Path;

use bytes::Bytes;
use http::{Request, header};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::CommandError;
use super::ready::{DEFAULT_FOLDER, FILE, Ready};

/// The interface of a running sandbox.
pub(super) struct Own {
    ready: Ready,
}

impl Own {
    /// The sandbox that a ready file describes, or the one that uses a data folder.
    pub(super) fn of(data: Option<&Path>, ready_file: Option<&Path>) -> Result<Self, CommandError> {
        let folder = data.unwrap_or(Path::new(DEFAULT_FOLDER));
        let file = ready_file.map_or_else(|| folder.join(FILE), Path::to_path_buf);
        Ok(Self { ready: Ready::read(&file)? })
    }

    /// Reads a path below `/_yunbox/`.
    pub(super) fn get(&self, path: &str) -> Result<String, CommandError> {
        tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(self.send(path))
    }

    async fn send(&self, path: &str) -> Result<String, CommandError> {
        let address: SocketAddr = self.ready.url.trim_start_matches("http://").parse()?;
        let stream = TcpStream::connect(address).await.map_err(|error| format!("{}: {error}", self.ready.url))?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        let driver = tokio::spawn(connection);
        let request = Request::get(format!("/_yunbox/{path}"))
            .header(header::HOST, address.to_string())
            .header(header::AUTHORIZATION, format!("Bearer {}", self.ready.admin_token))
            .body(Full::new(Bytes::new()))?;
        let response = sender.send_request(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        driver.abort();
        let text = String::from_utf8_lossy(&body).into_owned();
        if status.is_success() { Ok(text) } else { Err(format!("the sandbox answered {status}: {text}").into()) }
    }
}
