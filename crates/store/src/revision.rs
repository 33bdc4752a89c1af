//! The revision of each account's authority.
//!
//! One process owns the file, so the committed revisions live in memory and a decision that finds
//! its answer cached costs no statement. A revision is published only after its commit has
//! succeeded; a change that has been answered is therefore seen by every call that starts later.

use std::collections::HashMap;

use kernel::TenantId;
use parking_lot::RwLock;

#[derive(Debug, Default)]
pub(crate) struct Revisions(RwLock<HashMap<TenantId, i64>>);

impl Revisions {
    pub(crate) fn of(&self, tenant: TenantId) -> Option<i64> {
        self.0.read().get(&tenant).copied()
    }

    pub(crate) fn publish(&self, changes: impl IntoIterator<Item = (TenantId, i64)>) {
        let mut revisions = self.0.write();
        for (tenant, revision) in changes {
            // Two commits may be published in the other order.
            let known = revisions.entry(tenant).or_insert(revision);
            *known = (*known).max(revision);
        }
    }

    /// A revision that no account has had yet.
    pub(crate) fn fresh(&self) -> i64 {
        self.0.read().values().max().copied().unwrap_or(0) + 1
    }

    pub(crate) fn replace(&self, revisions: HashMap<TenantId, i64>) {
        *self.0.write() = revisions;
    }
}
