//! Where the sandbox keeps what it knows: a database, transactions, the audit trail, revisions.
//!
//! A [`Store`] is a value: two of them in one process share nothing. Domain functions see it only
//! through a [`Scope`], which carries the transaction, the time and the mint of one request.

pub mod audit;
mod background;
mod conn;
pub mod counter;
mod database;
mod fault;
pub mod idempotency;
mod image;
mod migrate;
#[cfg(feature = "postgres")]
mod postgres;
mod revision;
mod scope;
pub mod settings;
mod sqlite;
#[cfg(test)]
mod statements;
pub mod table;
pub mod tag;
mod tenant;
#[cfg(test)]
mod testing;
mod value;
mod wake;

use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

use kernel::{Clock, Cloud, Mint, Quotas, Timestamp};

#[cfg(debug_assertions)]
pub use conn::statements_run;
pub use conn::{Composed, Conn, Statement};
pub use fault::{Fault, Result};
pub use image::Image;
pub use scope::{AuthorityChange, Scope};
pub use table::{Columns, Json, Plain, Table, push_columns};
pub use value::{Cell, Cells, FromCell, FromRow, ToValue, Value};

use audit::Trail;
use background::Background;
use database::Database;
use revision::Revisions;
use tenant::Tenants;
use wake::Wake;

/// Where the database lives.
#[derive(Debug, Clone)]
pub enum Place {
    /// A folder that is kept.
    Folder(PathBuf),
    /// Memory: it goes with the store.
    Ephemeral,
    /// A schema of a PostgreSQL database, which is made when it is not there. Only tests have it.
    #[cfg(feature = "postgres")]
    Postgres {
        /// Where the database is.
        url: String,
        /// Name of the schema.
        schema: String,
    },
}

/// One sandbox's state. Clones share it.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    database: Arc<Database>,
    clock: Clock,
    mint: Mint,
    revisions: Revisions,
    tenants: Tenants,
    trail: Trail,
    /// How often another database was put in place of this one.
    swaps: AtomicU64,
    background: Background,
    quotas: OnceLock<Quotas>,
    wake: Wake,
}

impl Store {
    /// Opens the database, brings its schema up to date and reads its accounts.
    pub async fn open(place: &Place, clouds: &[&'static Cloud], clock: Clock, mint: Mint) -> Result<Self> {
        Self::with(Database::open(place)?, clouds, clock, mint).await
    }

    async fn with(database: Database, clouds: &[&'static Cloud], clock: Clock, mint: Mint) -> Result<Self> {
        let database = Arc::new(database);
        let (tenants, revisions) = tenant::load(&database, clouds, clock.now()).await?;
        let (background, trail) = Background::start(&database)?;
        Ok(Self(Arc::new(Inner {
            database,
            clock,
            mint,
            revisions,
            tenants,
            trail,
            swaps: AtomicU64::new(0),
            background,
            quotas: OnceLock::new(),
            wake: Wake::default(),
        })))
    }

    /// The sandbox's clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The sandbox's mint.
    pub fn mint(&self) -> &Mint {
        &self.0.mint
    }

    /// Sets quotas that differ from the clouds' own, before the first call; a second setting changes nothing.
    pub fn set_quotas(&self, quotas: Quotas) {
        self.0.quotas.set(quotas).ok();
    }

    /// How many of a thing an account of this cloud may have; no limit where the cloud names none.
    pub fn quota(&self, cloud: &Cloud, name: &str) -> u64 {
        self.0.quotas.get_or_init(Quotas::default).of(cloud, name)
    }

    /// Whether something happens by itself at this moment or before, which nobody has done yet.
    pub fn is_due(&self) -> bool {
        self.0.wake.is_due(self.0.clock.now())
    }

    /// Whoever does what is due says so first: what is committed from now on and happens later is not lost.
    pub fn begin_due(&self) {
        self.0.wake.begin();
    }

    /// Something happens by itself at this moment.
    pub fn wake_at(&self, at: Timestamp) {
        self.0.wake.at(at);
    }

    /// What is due was not done: the next call tries again.
    pub fn forget_due(&self) {
        self.0.wake.forget();
    }

    /// Writes what is waiting and closes the database. No call may follow.
    pub async fn close(&self) {
        self.flush().await;
        self.0.database.close().await;
    }
}
