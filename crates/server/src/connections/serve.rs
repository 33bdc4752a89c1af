//! One connection, from its first byte to its end.

use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Request, Version};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};
use tower::Service;

use super::activity::{Activity, Watched};
use super::body::TimedBody;
use super::{Place, Timeouts};
use crate::tls::Connection;

/// Serves a connection that was accepted.
pub(super) async fn one(
    connection: Connection,
    peer: SocketAddr,
    app: Router,
    place: Place,
    timeouts: Timeouts,
    stopping: watch::Receiver<bool>,
) {
    let info = ConnectInfo(connection.peer(peer));
    let prepare = move |mut request: Request<Body>| {
        request.extensions_mut().insert(info.clone());
        request
    };
    carry(connection, app, prepare, &place.activity, timeouts, stopping).await;
}

/// Serves requests from a stream until the client ends it, keeps the server waiting for too long, or has to give way.
async fn carry(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    app: Router,
    prepare: impl Fn(Request<Body>) -> Request<Body>,
    activity: &Arc<Activity>,
    timeouts: Timeouts,
    mut stopping: watch::Receiver<bool>,
) {
    let service = service_fn(|request: Request<Incoming>| {
        let call = activity.begin_call(request.version() == Version::HTTP_2);
        let request = request.map(|body| Body::new(TimedBody::new(body, activity, timeouts.body)));
        let answer = app.clone().call(prepare(request));
        async move {
            let answer = answer.await;
            drop(call);
            answer
        }
    });
    let builder = Builder::new(TokioExecutor::new());
    let stream = TokioIo::new(Watched { stream, activity: Arc::clone(activity) });
    let mut connection = pin!(builder.serve_connection(stream, service));
    let mut told_to_stop = pin!(async { stopping.wait_for(|stopping| *stopping).await.is_ok() });
    let mut told_to_end = pin!(activity.ended());
    let mut alarm = pin!(sleep_until(Instant::now() + timeouts.head));
    let mut is_stopping = false;
    poll_fn(|cx| {
        if let Poll::Ready(done) = connection.as_mut().poll(cx) {
            if let Err(error) = done {
                tracing::debug!(%error, "a connection failed");
            }
            return Poll::Ready(());
        }
        if told_to_end.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        if !is_stopping && told_to_stop.as_mut().poll(cx).is_ready() {
            is_stopping = true;
            connection.as_mut().graceful_shutdown();
            if connection.as_mut().poll(cx).is_ready() {
                return Poll::Ready(());
            }
        }
        // The alarm is set anew only when it rings or would ring too late, so a call that comes and goes costs nothing.
        loop {
            let deadline = activity.deadline();
            if let Some(deadline) = deadline.filter(|deadline| *deadline < alarm.deadline()) {
                alarm.as_mut().reset(deadline);
            }
            if alarm.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            match deadline {
                Some(deadline) if deadline <= Instant::now() => return Poll::Ready(()),
                Some(deadline) => alarm.as_mut().reset(deadline),
                None => alarm.as_mut().reset(Instant::now() + timeouts.head),
            }
        }
    })
    .await;
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::body::Bytes;
    use axum::routing::post;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    use super::*;

    const HEAD: &[u8] = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\n";

    /// A client of a server that echoes bodies; the clock stands still unless everybody waits.
    struct Client {
        stream: DuplexStream,
        activity: Arc<Activity>,
        began: Instant,
        stop: watch::Sender<bool>,
    }

    impl Client {
        fn connect() -> Self {
            let timeouts = Timeouts::default();
            let (stream, other) = duplex(4_096);
            let activity = Arc::new(Activity::new(timeouts));
            let (stop, stopping) = watch::channel(false);
            let app = Router::new().route("/", post(async |body: Bytes| body));
            let served = Arc::clone(&activity);
            tokio::spawn(async move { carry(other, app, |request| request, &served, timeouts, stopping).await });
            Self { stream, activity, began: Instant::now(), stop }
        }

        async fn say(&mut self, bytes: &[u8]) {
            self.stream.write_all(bytes).await.unwrap();
        }

        /// What the server says next; nothing when it ends the connection.
        async fn hear(&mut self) -> String {
            let mut bytes = [0; 4_096];
            let count = self.stream.read(&mut bytes).await.unwrap_or(0);
            String::from_utf8_lossy(&bytes[..count]).into_owned()
        }

        /// Seconds from the beginning until the server ends the connection without a word.
        async fn ended_after(&mut self) -> u64 {
            assert_eq!(self.hear().await, "");
            self.began.elapsed().as_secs()
        }

        async fn call(&mut self) {
            self.say(HEAD).await;
            self.say(b"ping").await;
            assert!(self.hear().await.ends_with("ping"));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_has_fifteen_seconds_however_slowly_it_comes() {
        assert_eq!(Client::connect().ended_after().await, 15, "nothing at all");
        let mut client = Client::connect();
        client.say(&HEAD[..1]).await;
        assert_eq!(client.ended_after().await, 15, "one byte");
        let mut client = Client::connect();
        for byte in &HEAD[..14] {
            client.say(&[*byte]).await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        assert_eq!(client.ended_after().await, 15, "a byte a second");
    }

    #[tokio::test(start_paused = true)]
    async fn the_head_of_a_later_request_has_fifteen_seconds_too() {
        let mut client = Client::connect();
        client.call().await;
        tokio::time::sleep(Duration::from_secs(40)).await;
        client.say(&HEAD[..20]).await;
        assert_eq!(client.ended_after().await, 55);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_has_thirty_seconds_for_each_part() {
        let mut client = Client::connect();
        client.say(HEAD).await;
        for byte in b"pin" {
            tokio::time::sleep(Duration::from_secs(29)).await;
            client.say(&[*byte]).await;
        }
        let answer = client.hear().await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
        assert_eq!(client.began.elapsed().as_secs(), 3 * 29 + 30);
        let mut client = Client::connect();
        client.say(HEAD).await;
        tokio::time::sleep(Duration::from_secs(29)).await;
        client.say(b"ping").await;
        assert!(client.hear().await.ends_with("ping"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_waits_for_its_next_call_has_a_minute() {
        let mut client = Client::connect();
        for _ in 0..3 {
            client.call().await;
            tokio::time::sleep(Duration::from_secs(59)).await;
        }
        assert_eq!(client.ended_after().await, 2 * 59 + 60);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_keeps_the_server_waiting_is_known_and_can_be_told_to_end() {
        let mut client = Client::connect();
        assert_eq!(client.activity.waiting(Duration::from_millis(10)), None, "it has just come");
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(client.activity.waiting(Duration::from_millis(10)).is_some());
        client.say(HEAD).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let since = client.activity.waiting(Duration::from_millis(10)).expect("its body is awaited");
        assert_eq!(since.elapsed().as_secs(), 1);
        client.activity.end();
        assert_eq!(client.ended_after().await, 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_has_begun_ends_before_a_stop() {
        let mut client = Client::connect();
        client.say(HEAD).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        client.stop.send_replace(true);
        tokio::time::sleep(Duration::from_secs(1)).await;
        client.say(b"ping").await;
        assert!(client.hear().await.ends_with("ping"));
        assert_eq!(client.ended_after().await, 2);
    }
}
