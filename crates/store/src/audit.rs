//! The audit trail: what every call asked, who asked, and what was decided.
//!
//! A call that changed something is recorded in its own transaction. All others go through a bounded queue to the
//! thread of the store (`background.rs`), which writes them in batches; when the queue is full, the call waits.

use kernel::{TenantId, Timestamp, time};
use tokio::sync::mpsc;

use crate::{Conn, Result, Scope, Store, row, sql};

/// How many records the trail of a folder keeps; older ones are pruned. One takes about a kibibyte.
pub(crate) const KEPT: i64 = 200_000;

/// How many records a trail in memory keeps.
pub(crate) const KEPT_IN_MEMORY: i64 = 50_000;

/// One call.
#[derive(Debug, Clone)]
pub struct Record {
    /// Number of the request.
    pub request_id: String,
    /// When it was served.
    pub at: Timestamp,
    /// Account of the caller, when there was one.
    pub tenant: Option<TenantId>,
    /// Name of the service.
    pub service: &'static str,
    /// Name of the operation, as asked for.
    pub action: String,
    /// Status of the answer.
    pub status: u16,
    /// Everything else, as a JSON object. Never a secret.
    pub detail: String,
}

row! {
    /// A record as it was kept.
    #[derive(Debug, Clone)]
    pub struct Kept {
        /// Its place in the trail; later calls have higher ones.
        pub position: i64,
        /// Number of the request.
        pub request_id: String,
        /// When it was served, in milliseconds since 1970.
        pub at: i64,
        /// Name of the service.
        pub service: String,
        /// Name of the operation.
        pub action: String,
        /// Status of the answer.
        pub status: i64,
        /// Everything else, as a JSON object.
        pub record: String,
    }
}

/// A place in the queue of records. Dropping it gives it back.
#[derive(Debug)]
pub struct Place<'q>(pub(crate) Option<mpsc::Permit<'q, Record>>);

impl Place<'_> {
    /// Hands in the record of a call that changed nothing.
    pub fn fill(self, record: Record) {
        if let Some(place) = self.0 {
            place.send(record);
        } else {
            tracing::error!("the audit trail is closed; a record is lost");
        }
    }
}

impl Scope<'_> {
    /// Records the call of this scope in its own transaction.
    pub fn record(&mut self, record: &Record) -> Result<()> {
        let position = self.store().0.background.positions(1);
        insert(self.conn()?, position, std::slice::from_ref(record))
    }
}

impl Store {
    /// Takes a place in the queue for the record of a call; waits while the queue is full. With it in hand, the call
    /// runs to its end and leaves its record without waiting.
    pub async fn place_in_trail(&self) -> Place<'_> {
        self.0.background.place().await
    }

    /// The record of one request.
    pub async fn find_record(&self, request_id: &str) -> Result<Option<Kept>> {
        self.0.background.flush().await;
        let query = sql!(
            "SELECT position, request_id, at, service, action, status, record FROM audit WHERE request_id = $1",
            request_id,
        );
        query.fetch_optional(self.0.database.read()?.conn()?)
    }

    /// The newest records below a position, newest first.
    pub async fn recent_records(&self, before: i64, limit: i64) -> Result<Vec<Kept>> {
        self.0.background.flush().await;
        let query = sql!(
            "SELECT position, request_id, at, service, action, status, record FROM audit
             WHERE position < $1 ORDER BY position DESC LIMIT $2",
            before,
            limit,
        );
        query.fetch_all(self.0.database.read()?.conn()?)
    }
}

/// Writes records from this place in the trail on.
pub(crate) fn insert(conn: &mut Conn, first: i64, records: &[Record]) -> Result<()> {
    for (record, position) in records.iter().zip(first..) {
        sql!(
            "INSERT INTO audit (position, request_id, at, tenant, service, action, status, record)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            position,
            record.request_id,
            time::to_millis(record.at),
            record.tenant.map(|tenant| tenant.0),
            record.service,
            record.action,
            record.status,
            record.detail,
        )
        .execute(conn)?;
    }
    Ok(())
}

/// The place of the oldest record and of the newest; zeros when there is none.
pub(crate) fn ends(conn: &mut Conn) -> Result<(i64, i64)> {
    let oldest = sql!("SELECT COALESCE(MIN(position), 0) AS oldest FROM audit").fetch_one(conn)?;
    let newest = sql!("SELECT COALESCE(MAX(position), 0) AS newest FROM audit").fetch_one(conn)?;
    Ok((oldest, newest))
}

/// Removes the records below this place.
pub(crate) fn prune(conn: &mut Conn, below: i64) -> Result<()> {
    sql!("DELETE FROM audit WHERE position < $1", below).execute(conn).map(drop)
}
