//! Signing in to the sandbox's own interface: with an access key, as a user with its password, and, for whoever has the
//! admin token, as any caller.
//!
//! These functions know no HTTP. `api` answers requests with them, a console its pages.

mod acting;
mod by_key;
mod by_password;
mod refusal;
mod sessions;
mod trail;
mod who;

pub use acting::ActAs;
pub use by_key::KeyGiven;
pub use by_password::PasswordGiven;
pub use refusal::{MfaOffer, Next, NotSignedIn, WhyNewPassword};
pub use sessions::Sessions;
pub(crate) use trail::cloud_of_sign_in;
pub use who::{Shown, SignedIn};

use std::fmt;
use std::net::IpAddr;

use jiff::ToSpan;
use kernel::{Cloud, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::{Caller, Identity};

use crate::due;
use crate::sandbox::CLOUDS;
use crate::server::Server;
use sessions::{Credential, Session};

/// How long a session lasts, in seconds, unless asked otherwise.
const USUAL: i64 = 12 * 60 * 60;

/// Shortest session, in seconds.
const SHORTEST: i64 = 900;

/// How somebody signs in.
#[derive(Debug)]
pub enum SignIn {
    /// With an access key.
    Key(KeyGiven),
    /// As a user, with its password.
    Password(PasswordGiven),
}

/// Where a request came from and what it says of itself.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Address of the other end.
    pub address: IpAddr,
    /// Whether it came over TLS.
    pub secure: bool,
    /// What the client calls itself.
    pub user_agent: String,
    /// Host that it was addressed to.
    pub host: String,
}

/// A session that was begun.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Begun {
    /// Goes into `Authorization: Bearer`.
    pub token: String,
    /// Whose session it is.
    #[serde(flatten)]
    pub session: Shown,
}

/// A text that no log shows.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("writeOnly" = true))]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl From<KeyGiven> for SignIn {
    fn from(given: KeyGiven) -> Self {
        Self::Key(given)
    }
}

impl From<PasswordGiven> for SignIn {
    fn from(given: PasswordGiven) -> Self {
        Self::Password(given)
    }
}

impl Server {
    /// Signs somebody in, and begins a session.
    ///
    /// Nothing tells an unknown key from a wrong secret, nor an unknown user from a wrong password.
    pub async fn sign_in(&self, ask: impl Into<SignIn>, from: &Origin) -> Result<Begun, NotSignedIn> {
        let ask = ask.into();
        due::run(&self.open.sandbox).await;
        match ask {
            SignIn::Key(given) => by_key::sign_in(self, given, from),
            SignIn::Password(given) => by_password::sign_in(self, given, from).await,
        }
    }

    /// Begins a session of any caller. Whoever calls this has found that the admin token was given.
    pub async fn act_as(&self, ask: ActAs, from: &Origin) -> Result<Begun, NotSignedIn> {
        due::run(&self.open.sandbox).await;
        acting::act_as(self, ask, from).await
    }

    /// Who is signed in with a token, and may call from this address.
    ///
    /// What the session rests on is looked up again: a key that was made inactive, a user who was deleted or may sign in
    /// no more, and a role that is gone end it.
    pub async fn signed_in(&self, token: &str, address: IpAddr) -> Result<SignedIn, NotSignedIn> {
        due::run(&self.open.sandbox).await;
        who::signed_in(self, token, address)
    }

    /// Ends the session with this token.
    pub fn sign_out(&self, token: &str) {
        self.sessions.end(token);
    }
}

/// Begins a session and says whose it is.
fn begin(server: &Server, caller: &Caller, credential: Credential, acted: bool, lasts: i64) -> Begun {
    let now = server.open.sandbox.store.clock().now();
    let expires_at = now.checked_add(lasts.seconds()).unwrap_or(Timestamp::MAX);
    let expires_at = match &caller.identity {
        Identity::Session(session) => expires_at.min(session.expires_at),
        _ => expires_at,
    };
    let session = Session { credential, acted, expires_at };
    let shown = Shown::of(caller, &session);
    Begun { token: server.sessions.open(session, now), session: shown }
}

/// The cloud of a name; the first one where none is given.
fn cloud_of(name: Option<&str>) -> Result<&'static Cloud, NotSignedIn> {
    let wanted = name.unwrap_or(CLOUDS[0].name);
    let found = CLOUDS.into_iter().find(|cloud| cloud.name == wanted);
    found.ok_or_else(|| NotSignedIn::Malformed(format!("there is no cloud `{wanted}`")))
}

/// How long a session is to last, in seconds: as long as asked, never longer than `longest`, which it lasts when nobody
/// asks. `most` is the largest number that may be asked for.
fn lasting(asked: Option<i64>, longest: i64, most: i64) -> Result<i64, NotSignedIn> {
    let asked = asked.unwrap_or(longest);
    if !(SHORTEST..=most).contains(&asked) {
        return Err(NotSignedIn::Malformed(format!("`duration_seconds` is {SHORTEST} to {most}")));
    }
    Ok(asked.min(longest))
}
