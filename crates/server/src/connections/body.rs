//! The body of a request, which must move.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use super::activity::{Activity, BodyGuard};

/// The next part of a body did not come in time.
#[derive(Debug, thiserror::Error)]
#[error("the body of the request stopped for {} seconds", .0.as_secs())]
pub struct Stalled(Duration);

/// A body whose next part has to come in time.
#[derive(Debug)]
pub(super) struct TimedBody<B> {
    body: B,
    timeout: Duration,
    end: Option<Pin<Box<Sleep>>>,
    reading: Option<BodyGuard>,
}

impl<B: Body> TimedBody<B> {
    pub(super) fn new(body: B, activity: &Arc<Activity>, timeout: Duration) -> Self {
        let reading = (!body.is_end_stream()).then(|| activity.begin_body());
        Self { body, timeout, end: None, reading }
    }
}

impl<B> Body for TimedBody<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match Pin::new(&mut self.body).poll_frame(cx) {
            Poll::Ready(frame) => {
                self.end = None;
                if frame.is_none() || self.body.is_end_stream() {
                    self.reading = None;
                }
                Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
            }
            Poll::Pending => {
                let timeout = self.timeout;
                let end = self.end.get_or_insert_with(|| Box::pin(sleep(timeout)));
                end.as_mut().poll(cx).map(|()| Some(Err(Stalled(timeout).into())))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
