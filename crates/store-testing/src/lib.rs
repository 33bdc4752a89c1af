//! A store for tests of rules: one account of a cloud that belongs to nobody, at a clock that stands, with
//! identifiers that repeat from run to run.
//!
//! With the feature `postgres` every store is a schema of its own on the PostgreSQL server that `YUNBOX_TEST_POSTGRES`
//! names; without the feature or the variable it is SQLite.
//!
//! Only development dependencies name this crate. It is no feature of `store`, so that tests and the command share one
//! build of everything below them.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by panicking")]
#![expect(clippy::missing_panics_doc, reason = "a test that cannot go on says so by panicking")]

use std::sync::Arc;
use std::time::Duration;

use kernel::account::IdFormats;
use kernel::system_policy::NO_SYSTEM_POLICIES;
use kernel::{Alphabet, Clock, Cloud, IdFormat, Mint, Tenant, TenantId};
use store::{Place, Scope, Store};
use tempfile::TempDir;

/// Instant that the clock stands at until a test moves it.
pub const START: &str = "2026-01-01T00:00:00Z";

/// Number of the account.
pub const ACCOUNT: &str = "1234567890123456";

/// A cloud with quotas of a test's own.
pub const fn cloud(quotas: &'static [(&'static str, u64)]) -> Cloud {
    Cloud {
        name: "test",
        policy_dialect: "ram",
        exact_names: false,
        system: TenantId(1),
        system_policies: &NO_SYSTEM_POLICIES,
        shapes: IdFormats {
            account: IdFormat::new("account", "", Alphabet::Digits, 16),
            user: IdFormat::new("user", "", Alphabet::Digits, 18),
            group: IdFormat::new("group", "g-", Alphabet::Mixed, 16),
            role: IdFormat::new("role", "", Alphabet::Digits, 18),
            access_key: IdFormat::new("key", "LTAI", Alphabet::Mixed, 20),
            secret: IdFormat::new("secret", "", Alphabet::Mixed, 30),
            session_key: IdFormat::new("session", "STS.", Alphabet::Mixed, 25),
        },
        quotas,
    }
}

/// A store with one account.
#[derive(Debug)]
pub struct TestStore {
    /// The store.
    pub store: Store,
    /// The account.
    pub tenant: Arc<Tenant>,
    /// Removes the folder of a store that has one.
    _folder: Option<TempDir>,
}

impl TestStore {
    /// A fresh store with an account of a cloud.
    pub async fn new(cloud: &'static Cloud) -> Self {
        Self::open(cloud, &Place::Ephemeral, None).await
    }

    /// The same in a folder, where a scope that reads keeps the snapshot of its first statement while others write.
    pub async fn in_folder(cloud: &'static Cloud) -> Self {
        let folder = TempDir::new().expect("a folder");
        Self::open(cloud, &Place::Folder(folder.path().to_path_buf()), Some(folder)).await
    }

    async fn open(cloud: &'static Cloud, place: &Place, folder: Option<TempDir>) -> Self {
        #[cfg(feature = "postgres")]
        let place = &Place::postgres_for_test().unwrap_or_else(|| place.clone());
        let clock = Clock::stopped_at(START.parse().expect("an instant"));
        let store = Store::open(place, &[cloud], clock, Mint::seeded(1, 1)).await.expect("a store opens");
        let account = ACCOUNT.parse().expect("a number");
        let tenant = store.create_account(cloud, account).await.expect("an account is made");
        Self { store, tenant, _folder: folder }
    }

    /// A scope that writes; a test may read through it as well.
    pub async fn write(&self) -> Scope<'_> {
        self.store.write(&self.tenant).await.expect("a scope that writes")
    }

    /// A scope that only reads.
    pub fn read(&self) -> Scope<'_> {
        self.store.read(&self.tenant)
    }

    /// Moves the clock; scopes made before keep their instant.
    pub fn advance(&self, by: Duration) {
        self.store.clock().advance(by).expect("the clock moves");
    }
}
