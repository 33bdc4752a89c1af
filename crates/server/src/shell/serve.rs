//! Loops that accept connections, and the metadata service of one connection.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};

use super::upstream::{Asked, Metadata, Sandbox};

/// Accepts connections and starts a task for each, for ever.
pub(super) async fn each<F, T>(listener: TcpListener, serve: F)
where
    F: Fn(TcpStream, SocketAddr) -> T,
    T: Future<Output = ()> + Send + 'static,
{
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                stream.set_nodelay(true).ok();
                tokio::spawn(serve(stream, peer));
            }
            // Too many open files, for instance: others end, and then it goes on.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

/// Serves the metadata of an instance on a listener.
pub(super) async fn metadata(listener: TcpListener, metadata: Arc<Metadata>) {
    each(listener, |stream, _| serve_metadata(stream, Arc::clone(&metadata))).await;
}

/// Carries every connection of a listener to the sandbox.
pub(super) async fn api(listener: TcpListener, sandbox: Sandbox) {
    each(listener, |stream, _| {
        let sandbox = sandbox.clone();
        async move {
            sandbox.carry(stream).await.ok();
        }
    })
    .await;
}

/// Serves the metadata of an instance on one connection.
pub(super) async fn serve_metadata(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    metadata: Arc<Metadata>,
) {
    let service = service_fn(move |request: Asked| {
        let metadata = Arc::clone(&metadata);
        async move { Ok::<_, std::convert::Infallible>(metadata.answer(&request).await) }
    });
    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await.ok();
}
