//! One sandbox: its store and what is kept ready beside it.

use iam::authority::Authority;
use iam::key::LastUsed;
use kernel::Timestamp;
use policy_engine::Explanation;
use store::Store;
use sts::federation::saml::AssertionReplay;
use sts::{Caller, Identity, Sealer};

use crate::holds::Holds;
use crate::record::Detail;
use crate::recording::Recording;
use crate::replay::Replay;
use crate::shells::Shells;
use crate::trial::Trial;

/// Choices of whoever runs the sandbox.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long credentials from instance metadata last, in seconds, on Alibaba Cloud.
    pub instance_session: i64,
    /// The same for instances of Kingsoft Cloud. GUESS: no page says; an hour is what `AssumeRole` gives by default.
    pub kec_instance_session: i64,
    /// Whether a role that an instance of a cloud that does not insist on it is given must trust the compute service.
    pub strict_service_trust: bool,
}

impl Default for Settings {
    fn default() -> Self {
        // Six hours, as in the samples of Alibaba's pages.
        Self { instance_session: 6 * 60 * 60, kec_instance_session: 60 * 60, strict_service_trust: false }
    }
}

/// Everything that a request is served with.
#[derive(Debug)]
pub struct Sandbox {
    /// What is kept.
    pub store: Store,
    /// Who may do what, compiled.
    pub authority: Authority,
    /// Seals and opens sessions.
    pub sealer: Sealer,
    /// Seals and opens material of keys that is kept.
    pub vault: Sealer,
    /// Nonces seen lately.
    pub replay: Replay,
    /// SAML assertions that sessions were begun with.
    pub assertions: AssertionReplay,
    /// When access keys last signed a call.
    pub last_used: LastUsed,
    /// How long calls keep the thread that serves them.
    pub holds: Holds,
    /// The calls since a mark, where somebody asked for them.
    pub recording: Recording,
    /// Policies that count in place of those attached, where somebody tries them.
    pub trial: Trial,
    /// The shells of instances that are open and take tasks.
    pub shells: Shells,
    /// Choices of whoever runs it.
    pub settings: Settings,
}

impl Sandbox {
    /// A sandbox over a store. `sessions` seals its sessions, and `material` what it keeps of the keys in it.
    pub fn new(store: Store, sessions: [u8; 32], material: [u8; 32], settings: Settings) -> Self {
        Self {
            last_used: LastUsed::start(&store),
            store,
            authority: Authority::default(),
            sealer: Sealer::new(sessions),
            vault: Sealer::new(material),
            replay: Replay::default(),
            assertions: AssertionReplay::default(),
            holds: Holds::default(),
            recording: Recording::default(),
            trial: Trial::default(),
            shells: Shells::default(),
            settings,
        }
    }

    /// Notes that a caller has proved by its signature that it holds its access key. Keys of sessions are not kept, and
    /// whoever signed in with a password has none.
    pub fn note_use(&self, caller: &Caller, service: &'static str, at: Timestamp) {
        if !caller.key_id.is_empty() && matches!(caller.identity, Identity::Root | Identity::User { .. }) {
            self.last_used.note(&caller.key_id, service, at);
        }
    }

    /// Why each check of one of the latest calls was answered as it was; `None` when the call is too old or had none.
    pub fn explain(&self, request_id: &str) -> Option<Vec<Explanation>> {
        let record = self.store.find_recent(request_id)?;
        let detail: &dyn std::any::Any = &*record.detail;
        let explanations = detail.downcast_ref::<Detail>()?.explain();
        (!explanations.is_empty()).then_some(explanations)
    }

    /// Forgets what is kept ready of the database, after another was put in its place.
    pub fn forget(&self) {
        self.authority.clear();
        self.last_used.clear();
    }

    /// Writes what is waiting and closes the database. No call may follow.
    pub async fn close(&self) {
        self.last_used.flush().await;
        self.store.close().await;
    }
}
