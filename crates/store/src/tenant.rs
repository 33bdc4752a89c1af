//! Accounts: which exist, making one, and emptying them all.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{AccountId, Cloud, Tenant, TenantId, Timestamp, time};
use parking_lot::RwLock;

use crate::database::Database;
use crate::revision::Revisions;
use crate::{Conn, Fault, Result, Scope, Store};

/// Tenants below this number belong to the clouds themselves.
const FIRST_ACCOUNT: i64 = 1_000;

#[derive(Debug)]
pub(crate) struct Tenants {
    clouds: Vec<&'static Cloud>,
    /// Key of the next account.
    next: AtomicI64,
    known: RwLock<HashMap<TenantId, Arc<Tenant>>>,
}

impl Tenants {
    /// The keys of all of them.
    pub(crate) fn ids(&self) -> Vec<TenantId> {
        self.known.read().keys().copied().collect()
    }

    /// Puts others in their place. Keys go on being taken once.
    pub(crate) fn replace(&self, known: HashMap<TenantId, Arc<Tenant>>) {
        let after = known.keys().map(|id| id.0 + 1).max().unwrap_or(0);
        self.next.fetch_max(after, Ordering::Relaxed);
        *self.known.write() = known;
    }
}

/// Reads the accounts of a database, after making sure that each cloud's own tenant is there.
pub(crate) async fn load(
    database: &Database,
    clouds: &[&'static Cloud],
    now: Timestamp,
) -> Result<(Tenants, Revisions)> {
    let kept = rows::all(database.read()?.conn()?)?;
    let missing: Vec<_> = clouds.iter().filter(|cloud| kept.iter().all(|row| row.tenant != cloud.system.0)).collect();
    if !missing.is_empty() {
        let mut writing = database.write().await?;
        for cloud in missing {
            rows::insert(writing.conn()?, &system_tenant(cloud), 1, now)?;
        }
        writing.commit()?;
    }
    let rows = rows::all(database.read()?.conn()?)?;
    let next = rows.iter().map(|row| row.tenant + 1).max().unwrap_or(0).max(FIRST_ACCOUNT);
    let revisions = Revisions::default();
    revisions.publish(rows.iter().map(|row| (TenantId(row.tenant), row.revision)));
    let known = RwLock::new(served(rows, clouds)?);
    Ok((Tenants { clouds: clouds.to_vec(), next: AtomicI64::new(next), known }, revisions))
}

/// The tenants of a database.
pub(crate) fn known(conn: &mut Conn, clouds: &[&'static Cloud]) -> Result<HashMap<TenantId, Arc<Tenant>>> {
    served(rows::all(conn)?, clouds)
}

/// The tenants whose clouds this build serves. Others stay untouched in the file.
fn served(rows: Vec<rows::Row>, clouds: &[&'static Cloud]) -> Result<HashMap<TenantId, Arc<Tenant>>> {
    let mut known = HashMap::new();
    for row in rows {
        let Some(&cloud) = clouds.iter().find(|cloud| cloud.name == row.cloud) else { continue };
        let account = AccountId::try_from(row.account_id).map_err(|e| Fault::Damaged(e.to_string()))?;
        let id = TenantId(row.tenant);
        known.insert(id, Arc::new(Tenant { id, account, cloud }));
    }
    Ok(known)
}

/// Adds an account that was made at this instant.
pub(crate) fn insert(conn: &mut Conn, tenant: &Tenant, since: Timestamp) -> Result<()> {
    rows::insert(conn, tenant, 1, since)
}

#[expect(clippy::expect_used, reason = "the number is written here")]
fn system_tenant(cloud: &'static Cloud) -> Tenant {
    let account = "0000".parse().expect("four digits are an account id");
    Tenant { id: cloud.system, account, cloud }
}

impl Store {
    /// The tenant of an account in a cloud.
    pub fn tenant(&self, cloud: &str, account: &str) -> Option<Arc<Tenant>> {
        let known = self.0.tenants.known.read();
        let mut accounts = known.values().filter(|tenant| tenant.id.0 >= FIRST_ACCOUNT);
        accounts.find(|tenant| tenant.cloud.name == cloud && tenant.account.as_str() == account).cloned()
    }

    /// The tenant with this key.
    pub fn tenant_by_id(&self, id: TenantId) -> Option<Arc<Tenant>> {
        self.0.tenants.known.read().get(&id).cloned()
    }

    /// Every account, oldest first; the clouds' own tenants are not accounts.
    pub fn accounts(&self) -> Vec<Arc<Tenant>> {
        let known = self.0.tenants.known.read();
        let mut accounts: Vec<_> = known.values().filter(|tenant| tenant.id.0 >= FIRST_ACCOUNT).cloned().collect();
        accounts.sort_by_key(|tenant| tenant.id);
        accounts
    }

    /// The clouds that this sandbox serves.
    pub fn clouds(&self) -> &[&'static Cloud] {
        &self.0.tenants.clouds
    }

    /// The committed revision of an account's authority; `None` when the account is gone.
    pub fn revision(&self, tenant: TenantId) -> Option<i64> {
        self.0.revisions.of(tenant)
    }

    /// Adds an account to a cloud. The number must be free there.
    pub async fn create_account(&self, cloud: &'static Cloud, account: AccountId) -> Result<Arc<Tenant>> {
        let mut made = self.create_accounts::<Fault>(&[cloud], &account, |_, _| Ok(())).await?;
        made.pop().ok_or_else(|| Fault::Damaged("an account was made and is not there".to_owned()))
    }

    /// Adds an account to several clouds and lets `fill` write what it begins with, in one transaction. The number
    /// must be free in each of them.
    pub async fn create_accounts<E: From<Fault>>(
        &self,
        clouds: &[&'static Cloud],
        account: &AccountId,
        fill: impl FnOnce(&mut Scope<'_>, &[Arc<Tenant>]) -> std::result::Result<(), E>,
    ) -> std::result::Result<Vec<Arc<Tenant>>, E> {
        let next = || TenantId(self.0.tenants.next.fetch_add(1, Ordering::Relaxed));
        let made: Vec<_> =
            clouds.iter().map(|cloud| Arc::new(Tenant { id: next(), account: account.clone(), cloud })).collect();
        let Some(first) = made.first() else { return Ok(made) };
        let revision = self.0.revisions.fresh();
        let mut scope = self.write(first).await?;
        let now = scope.now();
        for tenant in &made {
            rows::insert(scope.conn()?, tenant, revision, now)?;
        }
        fill(&mut scope, &made)?;
        scope.commit_and(|store| {
            // A revision that `fill` has advanced is published already, and stays.
            store.0.revisions.publish(made.iter().map(|tenant| (tenant.id, revision)));
            store.0.tenants.known.write().extend(made.iter().map(|tenant| (tenant.id, Arc::clone(tenant))));
        })?;
        Ok(made)
    }
}

impl Scope<'_> {
    /// When the account was made.
    pub fn account_created_at(&mut self) -> Result<Timestamp> {
        let tenant = self.tenant_id();
        Ok(time::from_millis(rows::created_at(self.conn()?, tenant)?))
    }
}

mod rows {
    use super::{Result, Tenant, TenantId, Timestamp, time};
    use crate::{Conn, row, sql};

    row! {
        /// The columns, under their own names.
        pub(super) struct Row {
            pub(super) tenant: i64,
            pub(super) cloud: String,
            pub(super) account_id: String,
            pub(super) revision: i64,
        }
    }

    pub(super) fn all(conn: &mut Conn) -> Result<Vec<Row>> {
        let query = sql!("SELECT tenant, cloud, account_id, revision FROM accounts ORDER BY tenant");
        query.fetch_all::<Row>(conn)
    }

    pub(super) fn insert(conn: &mut Conn, tenant: &Tenant, revision: i64, now: Timestamp) -> Result<()> {
        let (id, cloud, account, now) = (tenant.id.0, tenant.cloud.name, tenant.account.as_str(), time::to_millis(now));
        sql!(
            "INSERT INTO accounts (tenant, cloud, account_id, revision, created_at) VALUES ($1, $2, $3, $4, $5)",
            id,
            cloud,
            account,
            revision,
            now,
        )
        .execute(conn)?;
        Ok(())
    }

    pub(super) fn created_at(conn: &mut Conn, tenant: TenantId) -> Result<i64> {
        let query = sql!("SELECT created_at FROM accounts WHERE tenant = $1", tenant.0);
        query.fetch_one(conn)
    }
}
