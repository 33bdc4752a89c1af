//! What a connection is doing, and since when.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use parking_lot::Mutex;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::Instant;

use super::Timeouts;

/// The state of one connection. The connection's parts tell it what happens; the accepting loop asks it who waits.
#[derive(Debug)]
pub(super) struct Activity {
    timeouts: Timeouts,
    state: Mutex<State>,
    ended: Notify,
}

#[derive(Debug)]
struct State {
    /// Calls that are being served.
    calls: usize,
    /// Calls among them whose body is still being read, and since when the oldest is.
    bodies: usize,
    body_since: Instant,
    /// When the last call ended, or the connection began, or the head that is being read.
    since: Instant,
    /// Whether the head of a request is expected or being read.
    in_head: bool,
    /// Whether bytes between calls can be something else than the head of a request.
    is_http2: bool,
}

impl Activity {
    /// A connection that begins now.
    pub(super) fn new(timeouts: Timeouts) -> Self {
        let now = Instant::now();
        let state = State { calls: 0, bodies: 0, body_since: now, since: now, in_head: true, is_http2: false };
        Self { timeouts, state: Mutex::new(state), ended: Notify::new() }
    }

    /// When the client has kept the server waiting for too long; `None` while a call is served, whose body has an
    /// end of its own.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let state = self.state.lock();
        let timeout = if state.in_head { self.timeouts.head } else { self.timeouts.idle };
        (state.calls == 0).then(|| state.since + timeout)
    }

    /// Since when the client keeps the server waiting, if that is for `least` at least.
    pub(super) fn waiting(&self, least: Duration) -> Option<Instant> {
        let state = self.state.lock();
        let since = match state.calls {
            0 => state.since,
            calls if calls == state.bodies => state.body_since,
            _ => return None,
        };
        (since.elapsed() >= least).then_some(since)
    }

    /// Tells the connection to end at once.
    pub(super) fn end(&self) {
        self.ended.notify_one();
    }

    /// Waits until the connection is told to end.
    pub(super) async fn ended(&self) {
        self.ended.notified().await;
    }

    /// The head of a request is complete.
    pub(super) fn begin_call(self: &Arc<Self>, is_http2: bool) -> CallGuard {
        let mut state = self.state.lock();
        state.calls += 1;
        state.in_head = false;
        state.is_http2 = is_http2;
        drop(state);
        CallGuard(Arc::clone(self))
    }

    /// A request has a body that is to be read.
    pub(super) fn begin_body(self: &Arc<Self>) -> BodyGuard {
        let mut state = self.state.lock();
        if state.bodies == 0 {
            state.body_since = Instant::now();
        }
        state.bodies += 1;
        drop(state);
        BodyGuard(Arc::clone(self))
    }

    fn read(&self) {
        let mut state = self.state.lock();
        if state.calls == 0 && !state.in_head && !state.is_http2 {
            state.in_head = true;
            state.since = Instant::now();
        }
    }

    fn wrote(&self) {
        let mut state = self.state.lock();
        if state.calls == 0 && !state.in_head {
            state.since = Instant::now();
        }
    }
}

/// A call that is being served.
#[derive(Debug)]
pub(super) struct CallGuard(Arc<Activity>);

impl Drop for CallGuard {
    fn drop(&mut self) {
        let mut state = self.0.state.lock();
        state.calls -= 1;
        state.since = Instant::now();
    }
}

/// A body that is being read.
#[derive(Debug)]
pub(super) struct BodyGuard(Arc<Activity>);

impl Drop for BodyGuard {
    fn drop(&mut self) {
        self.0.state.lock().bodies -= 1;
    }
}

/// A stream that tells its activity when bytes pass.
#[derive(Debug)]
pub(super) struct Watched<T> {
    pub(super) stream: T,
    pub(super) activity: Arc<Activity>,
}

impl<T: AsyncRead + Unpin> AsyncRead for Watched<T> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buffer))?;
        if buffer.filled().len() > before {
            self.activity.read();
        }
        Poll::Ready(Ok(()))
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Watched<T> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let count = ready!(Pin::new(&mut self.stream).poll_write(cx, bytes))?;
        self.activity.wrote();
        Poll::Ready(Ok(count))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let count = ready!(Pin::new(&mut self.stream).poll_write_vectored(cx, slices))?;
        self.activity.wrote();
        Poll::Ready(Ok(count))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
