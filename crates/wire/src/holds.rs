//! How long calls keep the thread that serves them.
//!
//! From its first statement to its commit a call does not let go of its thread, and other calls on that thread wait. The
//! numbers include the time in which the operating system runs something else meanwhile.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Beyond this other calls notice.
const LONG: Duration = Duration::from_millis(5);

/// The calls of a sandbox since its start.
#[derive(Debug, Default)]
pub struct Holds {
    calls: AtomicU64,
    long: AtomicU64,
    longest: AtomicU64,
}

/// What is known about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// How many calls ran.
    pub calls: u64,
    /// How many of them kept their thread for more than five milliseconds.
    pub long: u64,
    /// The longest time that one kept it.
    pub longest: Duration,
}

impl Holds {
    /// Does something and takes the time.
    pub(crate) fn during<T>(&self, what: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = what();
        let took = begun.elapsed();
        self.calls.fetch_add(1, Ordering::Relaxed);
        if took > LONG {
            self.long.fetch_add(1, Ordering::Relaxed);
        }
        self.longest.fetch_max(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        done
    }

    /// What is known so far.
    pub fn so_far(&self) -> Held {
        Held {
            calls: self.calls.load(Ordering::Relaxed),
            long: self.long.load(Ordering::Relaxed),
            longest: Duration::from_nanos(self.longest.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_hold_stays() {
        let holds = Holds::default();
        holds.during(|| ());
        holds.during(|| {
            let begun = Instant::now();
            while begun.elapsed() <= LONG {}
        });
        holds.during(|| ());
        let held = holds.so_far();
        assert_eq!((held.calls, held.long), (3, 1));
        assert!(held.longest > LONG);
    }
}
