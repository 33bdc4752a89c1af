//! One port for TLS and plain HTTP, told apart by the first byte of a connection.
//!
//! The look at the first byte and the handshake happen when the connection is first read, in the task
//! that serves it. Accepting never waits for a client, and a plain connection costs one look more.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use interface::Peer;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Sleep, sleep};
use tokio_rustls::server::TlsStream;
use tokio_rustls::{Accept, TlsAcceptor};

/// First byte of a TLS connection: the type of a handshake record.
const HANDSHAKE: u8 = 0x16;

/// How long a handshake may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A listener that answers TLS and plain connections.
pub struct Port {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl std::fmt::Debug for Port {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Port").field("listener", &self.listener).finish_non_exhaustive()
    }
}

impl Port {
    /// Answers on this listener.
    pub fn new(listener: TcpListener, acceptor: TlsAcceptor) -> Self {
        Self { listener, acceptor }
    }

    /// The next connection and the address of its other end.
    pub async fn accept(&self) -> io::Result<(Connection, SocketAddr)> {
        let (stream, peer) = self.listener.accept().await?;
        // Answers are small: waiting to fill a packet only delays them.
        stream.set_nodelay(true).ok();
        Ok((Connection::new(stream, self.acceptor.clone()), peer))
    }
}

/// A connection, plain or encrypted.
pub struct Connection {
    state: State,
    secure: Arc<AtomicBool>,
}

enum State {
    /// Nothing was read yet.
    Fresh(TcpStream, TlsAcceptor),
    Plain(TcpStream),
    Handshake(Box<(Accept<TcpStream>, Pin<Box<Sleep>>)>),
    Encrypted(Box<TlsStream<TcpStream>>),
    /// The handshake failed, or the state is being changed.
    Gone,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Connection").field("secure", &self.secure).finish_non_exhaustive()
    }
}

impl Connection {
    fn new(stream: TcpStream, acceptor: TlsAcceptor) -> Self {
        Self { state: State::Fresh(stream, acceptor), secure: Arc::default() }
    }

    /// Who is at the other end, which has this address.
    pub fn peer(&self, address: SocketAddr) -> Peer {
        Peer::new(address, Arc::clone(&self.secure))
    }

    /// What carries the bytes, once that is settled.
    fn carrier(&mut self) -> Option<Pin<&mut (dyn AsyncWrite + Unpin)>> {
        match &mut self.state {
            State::Plain(stream) => Some(Pin::new(stream as &mut (dyn AsyncWrite + Unpin))),
            State::Encrypted(stream) => Some(Pin::new(stream.as_mut() as &mut (dyn AsyncWrite + Unpin))),
            State::Fresh(..) | State::Handshake(_) | State::Gone => None,
        }
    }

    /// Finds out what is spoken and finishes the handshake.
    fn poll_settle(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            match &mut self.state {
                State::Plain(_) | State::Encrypted(_) => return Poll::Ready(Ok(())),
                State::Gone => return Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
                State::Fresh(stream, _) => {
                    let mut first = [0; 1];
                    let mut first = ReadBuf::new(&mut first);
                    ready!(stream.poll_peek(cx, &mut first))?;
                    let is_tls = first.filled() == [HANDSHAKE];
                    self.state = match std::mem::replace(&mut self.state, State::Gone) {
                        State::Fresh(stream, acceptor) if is_tls => {
                            self.secure.store(true, Ordering::Relaxed);
                            State::Handshake(Box::new((acceptor.accept(stream), Box::pin(sleep(PATIENCE)))))
                        }
                        State::Fresh(stream, _) => State::Plain(stream),
                        other => other,
                    };
                }
                State::Handshake(handshake) => {
                    let (accept, end) = handshake.as_mut();
                    let done = match Pin::new(accept).poll(cx) {
                        Poll::Ready(done) => done,
                        Poll::Pending => {
                            ready!(end.as_mut().poll(cx));
                            Err(io::Error::new(io::ErrorKind::TimedOut, "the TLS handshake took too long"))
                        }
                    };
                    match done {
                        Ok(stream) => self.state = State::Encrypted(Box::new(stream)),
                        Err(error) => {
                            self.state = State::Gone;
                            tracing::debug!(%error, "a TLS handshake failed");
                            return Poll::Ready(Err(error));
                        }
                    }
                }
            }
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match &mut self.state {
            State::Plain(stream) => Pin::new(stream).poll_read(cx, buffer),
            State::Encrypted(stream) => Pin::new(stream).poll_read(cx, buffer),
            _ => {
                ready!(self.poll_settle(cx))?;
                self.poll_read(cx, buffer)
            }
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.poll_settle(cx))?;
        self.carrier().map_or(Poll::Ready(Ok(0)), |stream| stream.poll_write(cx, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_settle(cx))?;
        self.carrier().map_or(Poll::Ready(Ok(0)), |stream| stream.poll_write_vectored(cx, slices))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.carrier().map_or(Poll::Ready(Ok(())), |stream| stream.poll_flush(cx))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.carrier().map_or(Poll::Ready(Ok(())), |stream| stream.poll_shutdown(cx))
    }
}
