//! The sessions of those who have signed in.

use std::collections::HashMap;
use std::fmt::Write;

use kernel::{TenantId, Timestamp, mint};
use parking_lot::Mutex;
use sha2::{Digest, Sha256};

/// How many sessions are open at most; the one that would end first gives way to one more.
const MOST: usize = 10_000;

/// What every token begins with, so that one in the wrong place is recognised.
const PREFIX: &str = "yb1.";

/// What a session rests on. It is looked up again with every call, so a key that is made inactive or a user who is
/// deleted ends the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Credential {
    /// An access key, with the token of a role's session where it belongs to one.
    AccessKey {
        /// Name of the cloud.
        cloud: &'static str,
        /// Identifier of the key.
        id: String,
        /// Security token.
        token: Option<String>,
    },
    /// A user.
    User {
        /// Its account.
        tenant: TenantId,
        /// Its identifier.
        id: String,
        /// Whether it gave a second factor when it signed in with its password; `None` where the admin acts as it.
        mfa: Option<bool>,
    },
    /// The account itself, as which the admin acts.
    Root {
        /// The account.
        tenant: TenantId,
    },
}

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    /// What it rests on.
    pub(super) credential: Credential,
    /// Whether the admin began it, to act as somebody.
    pub(super) acted: bool,
    /// When it ends, in the sandbox's time.
    pub(super) expires_at: Timestamp,
}

/// The open sessions, by the hash of their token: a dump of memory hands nobody a token. They end with the process, and
/// with a reset.
#[derive(Debug, Default)]
pub struct Sessions(Mutex<HashMap<[u8; 32], Session>>);

impl Sessions {
    /// Opens a session and returns its token.
    pub(super) fn open(&self, session: Session, now: Timestamp) -> String {
        let token = format!("{PREFIX}{}", hex(&mint::entropy::<32>()));
        let mut open = self.0.lock();
        if open.len() >= MOST {
            open.retain(|_, session| now < session.expires_at);
        }
        if open.len() >= MOST
            && let Some(first) = open.iter().min_by_key(|(_, session)| session.expires_at).map(|(hash, _)| *hash)
        {
            open.remove(&first);
        }
        open.insert(hash(&token), session);
        token
    }

    /// The session with this token, while it lasts.
    pub(super) fn find(&self, token: &str, now: Timestamp) -> Option<Session> {
        self.0.lock().get(&hash(token)).filter(|session| now < session.expires_at).cloned()
    }

    /// Ends the session with this token.
    pub(super) fn end(&self, token: &str) {
        self.0.lock().remove(&hash(token));
    }

    /// Ends all of them.
    pub(crate) fn clear(&self) {
        self.0.lock().clear();
    }
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn until(second: i64) -> Session {
        let credential = Credential::AccessKey { cloud: "alibaba", id: second.to_string(), token: None };
        Session { credential, acted: false, expires_at: at(second) }
    }

    #[test]
    fn a_session_is_found_by_its_token_until_it_ends() {
        let sessions = Sessions::default();
        let (one, other) = (sessions.open(until(100), at(0)), sessions.open(until(200), at(0)));
        assert!(one.starts_with("yb1.") && one.len() == 68 && one != other, "{one}");
        assert_eq!(sessions.find(&one, at(99)), Some(until(100)));
        assert_eq!(sessions.find(&one, at(100)), None);
        assert_eq!(sessions.find("yb1.", at(0)), None);
        sessions.end(&other);
        assert_eq!(sessions.find(&other, at(0)), None);
    }

    #[test]
    fn one_too_many_takes_the_place_of_the_one_that_ends_first() {
        let sessions = Sessions::default();
        let first = sessions.open(until(50), at(0));
        let tokens: Vec<_> = (1..MOST).map(|_| sessions.open(until(90), at(0))).collect();
        assert!(sessions.find(&first, at(0)).is_some());
        sessions.open(until(90), at(0));
        assert_eq!(sessions.find(&first, at(0)), None);
        assert!(tokens.iter().all(|token| sessions.find(token, at(0)).is_some()));
        sessions.open(until(200), at(95));
        assert_eq!(sessions.0.lock().len(), 1, "what has ended makes room first");
    }
}
