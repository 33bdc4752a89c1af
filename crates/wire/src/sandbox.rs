//! One sandbox: its store and what is kept ready beside it.

use iam::authority::Authority;
use store::Store;
use sts::Sealer;

use crate::recent::Recent;
use crate::replay::Replay;

/// Choices of whoever runs the sandbox.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long credentials from instance metadata last, in seconds.
    pub instance_session: i64,
    /// Whether a role that an instance of a cloud that does not insist on it is given must trust the compute service.
    pub strict_service_trust: bool,
}

impl Default for Settings {
    fn default() -> Self {
        // Six hours, as in the samples of the vendors' pages.
        Self { instance_session: 6 * 60 * 60, strict_service_trust: false }
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
    /// Nonces seen lately.
    pub replay: Replay,
    /// What the decisions on the latest calls rest on.
    pub recent: Recent,
    /// Choices of whoever runs it.
    pub settings: Settings,
}

impl Sandbox {
    /// A sandbox over a store. `key` seals its sessions.
    pub fn new(store: Store, key: [u8; 32], settings: Settings) -> Self {
        Self {
            store,
            authority: Authority::default(),
            sealer: Sealer::new(key),
            replay: Replay::default(),
            recent: Recent::default(),
            settings,
        }
    }
}
