//! Remembers the assertions that sessions were begun with, in bounded memory.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use kernel::{TenantId, Timestamp};
use parking_lot::Mutex;

/// How many assertions are remembered for each account: what one account does is no other's burden.
const MOST: usize = 10_000;

/// Assertions that have been used and still count.
#[derive(Debug, Default)]
pub struct AssertionReplay {
    hasher: RandomState,
    used: Mutex<HashMap<TenantId, HashMap<u64, Timestamp>>>,
}

/// Whether an assertion may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It has not been used, and is remembered now.
    New,
    /// It has been used.
    Used,
    /// Nothing more can be remembered; whatever is not remembered could be used again, so it is refused.
    Full,
}

impl AssertionReplay {
    /// Remembers an assertion of a provider until it ceases to count.
    pub fn remember(&self, tenant: TenantId, issuer: &str, id: &str, ends_at: Timestamp, now: Timestamp) -> Verdict {
        self.remember_among(MOST, tenant, self.hasher.hash_one((issuer, id)), ends_at, now)
    }

    fn remember_among(&self, most: usize, tenant: TenantId, print: u64, ends_at: Timestamp, now: Timestamp) -> Verdict {
        let mut accounts = self.used.lock();
        let used = accounts.entry(tenant).or_default();
        if used.get(&print).is_some_and(|until| *until > now) {
            return Verdict::Used;
        }
        if used.len() >= most {
            used.retain(|_, until| *until > now);
        }
        if used.len() >= most {
            return Verdict::Full;
        }
        used.insert(print, ends_at);
        Verdict::New
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.used.lock().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn an_assertion_is_good_once_for_each_provider() {
        let seen = AssertionReplay::default();
        let remember = |issuer, id, now| seen.remember(TenantId(1), issuer, id, at(100), at(now));
        assert_eq!(remember("idp", "a", 0), Verdict::New);
        assert_eq!(remember("idp", "a", 99), Verdict::Used);
        assert_eq!(remember("other", "a", 99), Verdict::New);
        seen.clear();
        assert_eq!(remember("idp", "a", 99), Verdict::New);
    }

    #[test]
    fn a_full_memory_refuses_rather_than_forgets() {
        let seen = AssertionReplay::default();
        let remember = |print, now| seen.remember_among(2, TenantId(1), print, at(100), at(now));
        assert_eq!((remember(1, 0), remember(2, 0), remember(3, 0)), (Verdict::New, Verdict::New, Verdict::Full));
        assert_eq!(remember(1, 0), Verdict::Used);
        assert_eq!(seen.remember_among(2, TenantId(2), 3, at(100), at(0)), Verdict::New, "another account has its own");
        assert_eq!(remember(3, 100), Verdict::New);
    }
}
