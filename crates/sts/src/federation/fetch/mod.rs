//! One bounded GET to an address of an identity provider.

mod trust;

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{ACCEPT, HOST, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use iam::provider::oidc::is_loopback;
use rustls::CertificateError;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// Longest answer that is read, in bytes.
const LONGEST: usize = 1024 * 1024;

/// Why an address did not answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    /// No certificate that the host presents is trusted.
    #[error("the host presents no certificate that is trusted")]
    UnknownAuthority,
    /// The certificate is wrong in another way.
    #[error("the host's certificate is not valid: {0}")]
    BadCertificate(String),
    /// Something else.
    #[error("{0}")]
    Failed(String),
}

impl FetchError {
    pub(super) fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Reads what an address answers: status 200, up to a mebibyte, redirects not followed.
///
/// `https` hosts prove themselves with a certificate that leads to an authority of this system, or to a
/// presented one with one of the fingerprints. `http` is for this machine alone. The caller sets the time limit.
pub(super) async fn get(url: &Url, fingerprints: &[String]) -> Result<Bytes, FetchError> {
    let host = url.host().ok_or_else(|| FetchError::failed("the address has no host"))?;
    let port = url.port_or_known_default().ok_or_else(|| FetchError::failed("the address has no port"))?;
    let stream = match &host {
        Host::Domain(name) => TcpStream::connect((*name, port)).await,
        Host::Ipv4(address) => TcpStream::connect((*address, port)).await,
        Host::Ipv6(address) => TcpStream::connect((*address, port)).await,
    };
    let stream = stream.map_err(FetchError::failed)?;
    match url.scheme() {
        "https" => {
            let name = match &host {
                Host::Domain(name) => ServerName::try_from((*name).to_owned()).map_err(FetchError::failed)?,
                Host::Ipv4(address) => ServerName::from(IpAddr::from(*address)),
                Host::Ipv6(address) => ServerName::from(IpAddr::from(*address)),
            };
            let config = trust::client(fingerprints).map_err(FetchError::failed)?;
            let secured = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
            exchange(url, secured.map_err(|error| of_tls(&error))?).await
        }
        "http" if is_loopback(url) && stream.peer_addr().is_ok_and(|peer| peer.ip().is_loopback()) => {
            exchange(url, stream).await
        }
        _ => Err(FetchError::failed("the address is not one that keys are read from")),
    }
}

/// What a failed handshake says about the certificate.
fn of_tls(error: &std::io::Error) -> FetchError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer)) => FetchError::UnknownAuthority,
        Some(rustls::Error::InvalidCertificate(wrong)) => FetchError::BadCertificate(wrong.to_string()),
        _ => FetchError::failed(error),
    }
}

async fn exchange<S>(url: &Url, stream: S) -> Result<Bytes, FetchError>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(FetchError::failed)?;
    // The task ends with the sender, which this function drops.
    tokio::spawn(connection);
    let authority = url.authority();
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let request = Request::get(path)
        .header(HOST, authority)
        .header(ACCEPT, "application/json")
        .header(USER_AGENT, "yunbox")
        .body(Empty::<Bytes>::new())
        .map_err(FetchError::failed)?;
    let answer = sender.send_request(request).await.map_err(FetchError::failed)?;
    if answer.status() != StatusCode::OK {
        return Err(FetchError::failed(format_args!("the address answers with status {}", answer.status())));
    }
    let body = Limited::new(answer.into_body(), LONGEST).collect().await.map_err(FetchError::failed)?;
    Ok(body.to_bytes())
}
