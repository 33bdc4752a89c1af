//! The body of a request, which must move.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use super::pulse::{BodyGuard, Pulse};

/// The next part of a body did not come in time.
#[derive(Debug, thiserror::Error)]
#[error("the body of the request stopped for {} seconds", .0.as_secs())]
pub struct Stalled(Duration);

/// A body whose next part has to come in time.
#[derive(Debug)]
pub(super) struct Moving<B> {
    body: B,
    patience: Duration,
    end: Option<Pin<Box<Sleep>>>,
    reading: Option<BodyGuard>,
}

impl<B: Body> Moving<B> {
    pub(super) fn new(body: B, pulse: &Arc<Pulse>, patience: Duration) -> Self {
        let reading = (!body.is_end_stream()).then(|| pulse.begin_body());
        Self { body, patience, end: None, reading }
    }
}

impl<B> Body for Moving<B>
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
                let patience = self.patience;
                let end = self.end.get_or_insert_with(|| Box::pin(sleep(patience)));
                end.as_mut().poll(cx).map(|()| Some(Err(Stalled(patience).into())))
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
