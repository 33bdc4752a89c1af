//! The revision of each account's authority.
//!
//! One process owns the file, so the committed revisions live in memory and a decision that finds
//! its answer cached costs no statement. A revision is published only after its commit has
//! succeeded; a change that has been answered is therefore seen by every call that starts later.

use std::collections::HashMap;

use kernel::TenantId;
use parking_lot::RwLock;

#[derive(Debug, Default)]
pub(crate) struct Revisions(RwLock<Published>);

#[derive(Debug, Default)]
struct Published {
    of: HashMap<TenantId, i64>,
    /// The highest that was ever published.
    highest: i64,
}

impl Revisions {
    pub(crate) fn of(&self, tenant: TenantId) -> Option<i64> {
        self.0.read().of.get(&tenant).copied()
    }

    pub(crate) fn publish(&self, changes: impl IntoIterator<Item = (TenantId, i64)>) {
        self.0.write().publish(changes);
    }

    /// A revision that no account has had yet.
    pub(crate) fn fresh(&self) -> i64 {
        self.0.read().highest + 1
    }

    /// Puts others in place of all, in one step. They are above every one that was published before.
    pub(crate) fn replace(&self, changes: impl IntoIterator<Item = (TenantId, i64)>) {
        let mut published = self.0.write();
        published.of.clear();
        published.publish(changes);
    }
}

impl Published {
    fn publish(&mut self, changes: impl IntoIterator<Item = (TenantId, i64)>) {
        for (tenant, revision) in changes {
            // Two commits may be published in the other order.
            let known = self.of.entry(tenant).or_insert(revision);
            *known = (*known).max(revision);
            self.highest = self.highest.max(revision);
        }
    }
}
