//! The empty handler that everything is compared with.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Bytes;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::Failed;

/// Starts a handler that reads a body and says `ok`, in a process-wide runtime of its own threads.
pub(super) async fn start() -> Result<SocketAddr, Failed> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let listener = listener.tap_io(|stream| {
        stream.set_nodelay(true).ok();
    });
    let app = Router::new().fallback(async |_body: Bytes| "ok");
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(address)
}
