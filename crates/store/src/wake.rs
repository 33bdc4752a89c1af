//! When something next happens by itself.

use std::sync::atomic::{AtomicI64, Ordering};

use kernel::Timestamp;

/// The moment at which something next happens by itself, in milliseconds since 1970.
///
/// Whatever happens at a time is done by the first call after it: two readers with the same clock see the same, and a test
/// moves the clock.
#[derive(Debug)]
pub(crate) struct Wake(AtomicI64);

impl Default for Wake {
    /// Nobody has looked yet, so somebody has to.
    fn default() -> Self {
        Self(AtomicI64::new(i64::MIN))
    }
}

impl Wake {
    /// Something happens at this moment.
    pub(crate) fn at(&self, at: Timestamp) {
        self.0.fetch_min(at.as_millisecond(), Ordering::AcqRel);
    }

    /// Whether something happens now, or nobody has looked yet.
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        self.0.load(Ordering::Acquire) <= now.as_millisecond()
    }

    /// From now on only what is said later counts.
    pub(crate) fn begin(&self) {
        self.0.store(i64::MAX, Ordering::Release);
    }

    /// Somebody has to look again.
    pub(crate) fn forget(&self) {
        self.0.store(i64::MIN, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_moment_counts() {
        let (wake, at) = (Wake::default(), |second| Timestamp::from_second(second).unwrap());
        assert!(wake.is_due(at(0)), "nobody has looked yet");
        wake.begin();
        assert!(!wake.is_due(at(1_000_000_000)));
        wake.at(at(200));
        wake.at(at(100));
        wake.at(at(300));
        assert!(!wake.is_due(at(99)) && wake.is_due(at(100)));
        wake.forget();
        assert!(wake.is_due(at(0)));
    }
}
