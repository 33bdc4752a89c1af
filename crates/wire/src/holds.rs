//! How long calls keep the thread that serves them.
//!
//! From its first statement to its commit a call does not let go of its thread, and other calls on that thread wait. The
//! time on the clock includes turns that the operating system gave to others, and waiting for a database in memory; the
//! processor time does not, so it says what the call itself took.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Beyond this other calls notice.
const LONG: Duration = Duration::from_millis(5);

/// The calls of a sandbox since its start.
#[derive(Debug, Default)]
pub struct Holds {
    calls: AtomicU64,
    in_flight: AtomicU64,
    clock: Longest,
    processor: Longest,
}

#[derive(Debug, Default)]
struct Longest {
    long: AtomicU64,
    nanoseconds: AtomicU64,
}

impl Longest {
    fn note(&self, took: Duration) {
        if took > LONG {
            self.long.fetch_add(1, Ordering::Relaxed);
        }
        self.nanoseconds.fetch_max(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn so_far(&self) -> Times {
        let longest = Duration::from_nanos(self.nanoseconds.load(Ordering::Relaxed));
        Times { long: self.long.load(Ordering::Relaxed), longest }
    }
}

/// What is known about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// How many calls ran.
    pub calls: u64,
    /// How many are being served now, those that wait for their turn included.
    pub in_flight: u64,
    /// How long they kept their threads on the clock.
    pub clock: Times,
    /// How much processor time they took there.
    pub processor: Times,
}

/// How long calls took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// How many took more than five milliseconds.
    pub long: u64,
    /// The longest time that one took.
    pub longest: Duration,
}

/// A call that is being served, until this is dropped.
#[derive(Debug)]
pub(crate) struct InFlight<'h>(&'h AtomicU64);

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Holds {
    /// Counts a call as one that is being served.
    pub(crate) fn in_flight(&self) -> InFlight<'_> {
        self.in_flight.fetch_add(1, Ordering::Relaxed);
        InFlight(&self.in_flight)
    }

    /// Does something and takes the time.
    pub(crate) fn during<T>(&self, what: impl FnOnce() -> T) -> T {
        let (begun, processor) = (Instant::now(), processor_time());
        let done = what();
        // The clock begins first and ends last.
        let processor = processor_time().saturating_sub(processor);
        let clock = begun.elapsed();
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.clock.note(clock);
        self.processor.note(processor);
        done
    }

    /// What is known so far.
    pub fn so_far(&self) -> Held {
        Held {
            calls: self.calls.load(Ordering::Relaxed),
            in_flight: self.in_flight.load(Ordering::Relaxed),
            clock: self.clock.so_far(),
            processor: self.processor.so_far(),
        }
    }
}

/// The processor time that this thread has taken; nothing where the system does not say.
#[cfg(target_os = "linux")]
fn processor_time() -> Duration {
    let taken = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let (seconds, nanoseconds) = (u64::try_from(taken.tv_sec), u32::try_from(taken.tv_nsec));
    Duration::new(seconds.unwrap_or(0), nanoseconds.unwrap_or(0))
}

#[cfg(not(target_os = "linux"))]
fn processor_time() -> Duration {
    Duration::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_time_stays() {
        let times = Longest::default();
        for milliseconds in [1, 7, 6, 5] {
            times.note(Duration::from_millis(milliseconds));
        }
        assert_eq!(times.so_far(), Times { long: 2, longest: Duration::from_millis(7) });
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_call_is_charged_what_it_takes() {
        let holds = Holds::default();
        holds.during(|| ());
        holds.during(|| {
            let begun = processor_time();
            while processor_time().saturating_sub(begun) <= LONG {}
        });
        let held = holds.so_far();
        assert_eq!((held.calls, held.processor.long), (2, 1));
        assert!(held.clock.longest >= held.processor.longest && held.processor.longest > LONG);
    }

    #[test]
    fn a_call_is_in_flight_until_it_ends() {
        let holds = Holds::default();
        let (one, other) = (holds.in_flight(), holds.in_flight());
        assert_eq!(holds.so_far().in_flight, 2);
        drop(one);
        assert_eq!(holds.so_far().in_flight, 1);
        drop(other);
        assert_eq!(holds.so_far().in_flight, 0);
    }
}
