//! Accounts: which exist, making one, and emptying them all.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{AccountId, Cloud, Tenant, TenantId, Timestamp, time};
use parking_lot::RwLock;

use crate::database::Database;
use crate::revision::Revisions;
use crate::{Fault, Result, Scope, Store};

/// Tenants below this number belong to the clouds themselves.
const FIRST_ACCOUNT: i64 = 1_000;

#[derive(Debug)]
pub(crate) struct Tenants {
    clouds: Vec<&'static Cloud>,
    /// Key of the next account.
    next: AtomicI64,
    known: RwLock<HashMap<TenantId, Arc<Tenant>>>,
}

/// Reads the accounts of a database, after making sure that each cloud's own tenant is there.
pub(crate) async fn load(
    database: &Database,
    clouds: &[&'static Cloud],
    now: Timestamp,
) -> Result<(Tenants, Revisions)> {
    let mut known = HashMap::new();
    let revisions = Revisions::default();
    let mut next = FIRST_ACCOUNT;
    for row in rows::all(database.read()?.conn()?)? {
        next = next.max(row.tenant + 1);
        // An account of a cloud that this build does not serve stays untouched in the file.
        let Some(&cloud) = clouds.iter().find(|cloud| cloud.name == row.cloud) else { continue };
        let account = AccountId::try_from(row.account_id).map_err(|e| Fault::Damaged(e.to_string()))?;
        let id = TenantId(row.tenant);
        known.insert(id, Arc::new(Tenant { id, account, cloud }));
        revisions.publish([(id, row.revision)]);
    }
    for &cloud in clouds {
        let system = system_tenant(cloud);
        if let std::collections::hash_map::Entry::Vacant(slot) = known.entry(cloud.system) {
            let mut writing = database.write().await?;
            rows::insert(writing.conn()?, &system, 1, now)?;
            writing.commit()?;
            revisions.publish([(cloud.system, 1)]);
            slot.insert(Arc::new(system));
        }
    }
    Ok((Tenants { clouds: clouds.to_vec(), next: AtomicI64::new(next), known: RwLock::new(known) }, revisions))
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
        scope.commit()?;
        // A revision that `fill` has advanced is published already, and stays.
        self.0.revisions.publish(made.iter().map(|tenant| (tenant.id, revision)));
        self.0.tenants.known.write().extend(made.iter().map(|tenant| (tenant.id, Arc::clone(tenant))));
        Ok(made)
    }

    /// Empties every table, leaves the accounts in `keep`, and lets `fill` write what a fresh start has.
    ///
    /// All of it is one transaction: a call sees the state before or the state after.
    pub async fn reset<E: From<Fault>>(
        &self,
        keep: &[Arc<Tenant>],
        fill: impl FnOnce(&mut Scope<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.0.background.flush().await;
        let systems = self.clouds().iter().map(|cloud| Arc::new(system_tenant(cloud)));
        let tenants: Vec<_> = systems.chain(keep.iter().cloned()).collect();
        let Some(first) = tenants.first() else { return Ok(()) };
        let mut scope = self.write(first).await?;
        let revision = self.0.revisions.fresh();
        let now = scope.now();
        rows::empty_all(scope.conn()?)?;
        for tenant in &tenants {
            rows::insert(scope.conn()?, tenant, revision, now)?;
        }
        fill(&mut scope)?;
        scope.commit()?;
        self.0.revisions.replace(tenants.iter().map(|tenant| (tenant.id, revision)).collect());
        *self.0.tenants.known.write() = tenants.into_iter().map(|tenant| (tenant.id, tenant)).collect();
        self.0.trail.clear();
        self.clock().reset();
        Ok(())
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

    /// Empties every table but the facts about the folder and the record of migrations.
    pub(super) fn empty_all(conn: &mut Conn) -> Result<()> {
        for table in schema::tables().filter(|table| *table != "facts") {
            conn.batch(&format!("DELETE FROM {table}"))?;
        }
        Ok(())
    }
}
