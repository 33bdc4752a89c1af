//! Policies on trial: they count for an identity in place of everything that is attached to it and to its groups.
//!
//! What is attached is not touched, so reads of it answer as they would. Trust policies, session policies and what an
//! account lets its users do to themselves count as ever.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iam::authority::Permissions;
use parking_lot::RwLock;
use policy_engine::{Document, PolicySet, Source};

/// The policies on trial in a sandbox.
#[derive(Debug, Default)]
pub struct Trial {
    is_on: AtomicBool,
    /// By the resource name of the user or role, which says the cloud and the account.
    permissions: RwLock<HashMap<String, Arc<Permissions>>>,
}

impl Trial {
    /// From now on only these count for the user or role of this resource name.
    pub fn set(&self, arn: &str, documents: Vec<(Source, Arc<Document>)>) {
        let permissions = Permissions { account: PolicySet::new(documents), resource_groups: Vec::new() };
        self.permissions.write().insert(arn.to_owned(), Arc::new(permissions));
        self.is_on.store(true, Ordering::Release);
    }

    /// What is attached counts again for everybody.
    pub fn end(&self) {
        self.is_on.store(false, Ordering::Release);
        self.permissions.write().clear();
    }

    /// What counts in place of what is attached.
    pub(crate) fn of(&self, arn: &str) -> Option<Arc<Permissions>> {
        if self.is_on.load(Ordering::Acquire) { self.permissions.read().get(arn).cloned() } else { None }
    }
}
