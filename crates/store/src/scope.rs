//! Everything a domain function may touch while it serves one request.

use std::sync::Arc;
use std::time::Duration;

use crate::audit::Placed;
use crate::database::{Reading, Writing};
use crate::{Conn, Fault, Result, Store, sql};
use kernel::{AccountId, Mint, Tenant, TenantId, Timestamp, Transitions};

/// The transaction, the time and the mint of one request, for one account.
///
/// A reading scope begins its snapshot with the first statement, so a call that needs no statement
/// never touches the database. Dropping a scope undoes what it wrote.
#[derive(Debug)]
pub struct Scope<'t> {
    store: &'t Store,
    tenant: Arc<Tenant>,
    now: Timestamp,
    transaction: Held,
    advanced: Vec<(TenantId, i64)>,
    /// When something that this scope wrote happens by itself.
    wakes: Option<Timestamp>,
    /// The record of the call, for the trail once everything is committed.
    pub(crate) recorded: Option<Placed>,
}

/// What statements of a scope run in.
#[derive(Debug)]
enum Held {
    /// Nothing was read yet.
    Nothing,
    Reading(Reading),
    Writing(Writing),
}

impl Store {
    /// A scope that only reads.
    pub fn read(&self, tenant: &Arc<Tenant>) -> Scope<'_> {
        let now = self.clock().now();
        Scope {
            store: self,
            tenant: Arc::clone(tenant),
            now,
            transaction: Held::Nothing,
            advanced: Vec::new(),
            wakes: None,
            recorded: None,
        }
    }

    /// A scope that may write; it waits for its turn.
    pub async fn write(&self, tenant: &Arc<Tenant>) -> Result<Scope<'_>> {
        let transaction = Held::Writing(self.0.database.write().await?);
        let now = self.clock().now();
        let (tenant, advanced) = (Arc::clone(tenant), Vec::new());
        Ok(Scope { store: self, tenant, now, transaction, advanced, wakes: None, recorded: None })
    }
}

impl<'t> Scope<'t> {
    /// The store behind the scope.
    pub fn store(&self) -> &'t Store {
        self.store
    }

    /// The account that the request acts in.
    pub fn tenant(&self) -> &Arc<Tenant> {
        &self.tenant
    }

    /// Key of that account's rows.
    pub fn tenant_id(&self) -> TenantId {
        self.tenant.id
    }

    /// Number of that account.
    pub fn account(&self) -> &AccountId {
        &self.tenant.account
    }

    /// The instant of the request. Everything it writes carries the same one.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// When something that begins with this request and lasts so long is recorded to have begun: now. Where transitions
    /// are instant, so long ago that it has ended.
    pub fn begins(&self, lasts: Duration) -> Timestamp {
        match self.store.clock().transitions() {
            Transitions::Realistic => self.now,
            Transitions::Instant => self.now.checked_sub(lasts).unwrap_or(self.now),
        }
    }

    /// Says that something happens by itself at a moment, once this is committed.
    pub fn wake_at(&mut self, at: Timestamp) {
        self.wakes = Some(self.wakes.map_or(at, |wakes| wakes.min(at)));
    }

    /// Does something in another account, in the same transaction.
    pub fn in_account<T>(&mut self, tenant: &Arc<Tenant>, what: impl FnOnce(&mut Self) -> T) -> T {
        let own = std::mem::replace(&mut self.tenant, Arc::clone(tenant));
        let done = what(self);
        self.tenant = own;
        done
    }

    /// Where new identifiers come from.
    pub fn mint(&self) -> &'t Mint {
        self.store.mint()
    }

    /// The connection, for `rows.rs`.
    pub fn conn(&mut self) -> Result<&mut Conn> {
        if matches!(self.transaction, Held::Nothing) {
            self.transaction = Held::Reading(self.store.0.database.read()?);
        }
        match &mut self.transaction {
            Held::Writing(writing) => writing.conn(),
            Held::Reading(reading) => reading.conn(),
            Held::Nothing => Err(Fault::Closed),
        }
    }

    /// Announces a change to who may do what. Statements that make one ask for the guard.
    pub fn change_authority(&mut self) -> Result<AuthorityChange<'_>> {
        let tenant = self.tenant.id;
        let published = self.store.revision(tenant).unwrap_or(0);
        let revision = advance(self.conn()?, tenant, published)?;
        self.advanced.push((tenant, revision));
        Ok(AuthorityChange { tenant, now: self.now, conn: self.conn()? })
    }

    /// The revision of the account's authority that the statements of this scope see.
    ///
    /// It can be older than the committed one, because a scope keeps the snapshot of its first statement.
    /// `None` once the scope has changed authority itself: what it sees then may never be committed.
    pub fn seen_revision(&mut self) -> Result<Option<i64>> {
        let id = self.tenant.id;
        if self.advanced.iter().any(|(tenant, _)| *tenant == id) {
            return Ok(None);
        }
        let query = sql!("SELECT revision FROM accounts WHERE tenant = $1", id.0);
        query.fetch_optional(self.conn()?)
    }

    /// Undoes what was written.
    pub fn abandon(self) {
        // After a statement that found the disk full, SQLite has undone the transaction already and says so.
        if let Held::Writing(writing) = self.transaction
            && let Err(error) = writing.undo()
        {
            tracing::warn!(%error, "a transaction could not be undone; its connection was closed instead");
        }
    }

    /// Keeps what was written and makes its revisions known.
    pub fn commit(self) -> Result<()> {
        self.commit_and(|_| ())
    }

    /// Keeps what was written, makes its revisions known, and does something more before anybody else can write.
    pub(crate) fn commit_and(self, also: impl FnOnce(&Store)) -> Result<()> {
        let Self { store, transaction, advanced, wakes, recorded, .. } = self;
        // INVARIANT: a revision is published after its commit, never before, and in the turn that committed it: what puts
        // another database in place of this one takes a revision above all that are published.
        let publish = || {
            store.0.revisions.publish(advanced);
            if let Some(at) = wakes {
                store.0.wake.at(at);
            }
            if let Some(placed) = recorded {
                store.0.trail.keep(placed);
            }
            also(store);
        };
        match transaction {
            Held::Writing(writing) => {
                writing.commit_and(publish)?;
                store.0.background.committed();
            }
            Held::Nothing | Held::Reading(_) => publish(),
        }
        Ok(())
    }
}

/// Proof that the account's revision has been advanced; the only way to write authority.
#[derive(Debug)]
pub struct AuthorityChange<'s> {
    tenant: TenantId,
    now: Timestamp,
    conn: &'s mut Conn,
}

impl AuthorityChange<'_> {
    /// Key of the account whose authority changes.
    pub fn tenant(&self) -> i64 {
        self.tenant.0
    }

    /// The instant of the change.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The connection, for the statement that makes the change.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }
}

/// The next revision is above the committed one and above what was published, which is more where another database could
/// not be put in place of this one.
fn advance(conn: &mut Conn, tenant: TenantId, published: i64) -> Result<i64> {
    let query = sql!(
        "UPDATE accounts SET revision = CASE WHEN revision > $2 THEN revision ELSE $2 END + 1 WHERE tenant = $1
         RETURNING revision",
        tenant.0,
        published,
    );
    query.fetch_one(conn)
}
