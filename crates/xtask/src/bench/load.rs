//! Sends calls over a number of connections and takes the time.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Failed;

/// What was measured.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) calls: usize,
    pub(super) per_second: f64,
    pub(super) median: Duration,
    pub(super) p99: Duration,
}

/// One connection that stays open.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: SocketAddr) -> Result<Self, Failed> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(16 * 1024) })
    }

    /// Sends a request and reads its answer: status and body.
    async fn exchange(&mut self, request: &[u8]) -> Result<(u16, &[u8]), Failed> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the server closed the connection".into());
            }
            if let Some((status, start, length)) = head(&self.buffer) {
                while self.buffer.len() < start + length {
                    if self.stream.read_buf(&mut self.buffer).await? == 0 {
                        return Err("the server closed the connection".into());
                    }
                }
                return Ok((status, self.buffer.get(start..start + length).unwrap_or_default()));
            }
        }
    }
}

/// Status, start of the body and its length, once the head of an answer is complete.
fn head(bytes: &[u8]) -> Option<(u16, usize, usize)> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let text = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let status = text.get(9..12)?.parse().ok()?;
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    Some((status, end + 4, length.unwrap_or(0)))
}

/// Makes one call that must succeed.
pub(super) async fn once(address: SocketAddr, request: &[u8]) -> Result<Value, Failed> {
    let mut connection = Connection::open(address).await?;
    let (status, body) = connection.exchange(request).await?;
    if status >= 300 {
        return Err(format!("{status}: {}", String::from_utf8_lossy(body)).into());
    }
    Ok(serde_json::from_slice(body).unwrap_or_default())
}

/// Shares the calls among connections; with `check`, every answer must be 200.
pub(super) async fn run(
    address: SocketAddr,
    calls: &[Vec<u8>],
    connections: usize,
    check: bool,
) -> Result<Outcome, Failed> {
    let shares: Vec<Arc<[Vec<u8>]>> = calls.chunks(calls.len().div_ceil(connections)).map(Arc::from).collect();
    let begun = Instant::now();
    let tasks: Vec<_> = shares
        .into_iter()
        .map(|share| {
            tokio::spawn(async move {
                let work = async || -> Result<Vec<Duration>, Failed> {
                    let mut connection = Connection::open(address).await?;
                    let mut times = Vec::with_capacity(share.len());
                    for call in share.iter() {
                        let sent = Instant::now();
                        let (status, body) = connection.exchange(call).await?;
                        if check && status != 200 {
                            return Err(format!("{status}: {}", String::from_utf8_lossy(body)).into());
                        }
                        times.push(sent.elapsed());
                    }
                    Ok(times)
                };
                work().await.map_err(|error| error.to_string())
            })
        })
        .collect();
    let mut times = Vec::with_capacity(calls.len());
    for task in tasks {
        times.extend(task.await??);
    }
    let elapsed = begun.elapsed();
    Ok(Outcome::of(times, elapsed))
}

/// Makes calls one after the other on one connection; each follows from the answer to the one before.
pub(super) async fn walk(
    address: SocketAddr,
    first: Vec<u8>,
    mut next: impl FnMut(&Value) -> Option<Vec<u8>>,
) -> Result<Outcome, Failed> {
    let mut connection = Connection::open(address).await?;
    let mut times = Vec::new();
    let begun = Instant::now();
    let mut call = Some(first);
    while let Some(request) = call {
        let sent = Instant::now();
        let (status, body) = connection.exchange(&request).await?;
        times.push(sent.elapsed());
        if status != 200 {
            return Err(format!("{status}: {}", String::from_utf8_lossy(body)).into());
        }
        call = next(&serde_json::from_slice(body)?);
    }
    Ok(Outcome::of(times, begun.elapsed()))
}

impl Outcome {
    fn of(mut times: Vec<Duration>, elapsed: Duration) -> Self {
        times.sort_unstable();
        let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
        #[expect(clippy::cast_precision_loss, reason = "a count of calls is far below 2^52")]
        let per_second = times.len() as f64 / elapsed.as_secs_f64();
        Self { calls: times.len(), per_second, median: at(50).unwrap_or_default(), p99: at(99).unwrap_or_default() }
    }
}
