//! Remembers the nonces of recent calls, in bounded memory.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use kernel::Timestamp;
use parking_lot::Mutex;

/// How long a nonce is remembered at least, in seconds. A call may be stamped a quarter of an hour
/// ahead, so its stamp stays acceptable for half an hour.
const WINDOW: i64 = 30 * 60;

/// How many nonces each of the two generations holds. When one is full before its time, the older one is
/// dropped early: memory stays bounded and the newest calls stay protected.
const GENERATION: usize = 500_000;

/// Nonces seen lately.
#[derive(Debug, Default)]
pub struct Replay {
    hasher: RandomState,
    seen: Mutex<Generations>,
}

#[derive(Debug, Default)]
struct Generations {
    since: i64,
    current: HashSet<u64>,
    previous: HashSet<u64>,
}

impl Replay {
    /// Whether a nonce of this key has been used.
    pub fn is_used(&self, key_id: &str, nonce: &str) -> bool {
        let print = self.hasher.hash_one((key_id, nonce));
        let seen = self.seen.lock();
        seen.current.contains(&print) || seen.previous.contains(&print)
    }

    /// Remembers a nonce; `false` when it had been used.
    ///
    /// Called once the signature has been found right, so that nobody can use up another's nonces.
    pub fn remember(&self, key_id: &str, nonce: &str, now: Timestamp) -> bool {
        let print = self.hasher.hash_one((key_id, nonce));
        let mut seen = self.seen.lock();
        let age = now.as_second() - seen.since;
        if age.abs() > WINDOW || seen.current.len() >= GENERATION {
            seen.previous = std::mem::take(&mut seen.current);
            seen.since = now.as_second();
        }
        !seen.previous.contains(&print) && seen.current.insert(print)
    }

    /// Forgets everything.
    pub fn clear(&self) {
        *self.seen.lock() = Generations::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_nonce_is_good_once_per_key_for_half_an_hour() {
        let replay = Replay::default();
        assert!(replay.remember("key", "n", at(0)));
        assert!(!replay.remember("key", "n", at(1_799)));
        assert!(replay.is_used("key", "n"));
        assert!(replay.remember("other", "n", at(1_799)));
        assert!(!replay.remember("key", "n", at(1_900)), "one generation later it is still remembered");
        replay.clear();
        assert!(replay.remember("key", "n", at(1_901)));
    }

    #[test]
    fn memory_is_bounded() {
        let replay = Replay::default();
        for nonce in 0..GENERATION * 2 + 10 {
            replay.remember("key", &nonce.to_string(), at(0));
        }
        let seen = replay.seen.lock();
        assert!(seen.current.len() + seen.previous.len() <= GENERATION * 2);
    }
}
