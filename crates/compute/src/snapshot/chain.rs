//! The rules: which chains of snapshots there are, and how much room they take.
//!
//! The snapshots of a disk in a region are a chain. Nothing is written on disks, so the first snapshot of a chain takes the
//! room of the whole disk, and those behind it take none.

use store::{Composed, Scope, row};

use crate::error::Result;
use crate::listing::{Part, Window};

/// Bytes in a GiB.
const GIB: i64 = 1 << 30;

/// Which chains are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct ChainFilter {
    /// The region.
    pub region: String,
    /// The disks; an empty list matches nothing.
    pub disks: Option<Vec<String>>,
    /// The instance that has the disk.
    pub instance: Option<String>,
}

row! {
    /// The snapshots of a disk.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Chain {
        /// The disk.
        pub disk_id: String,
        /// How many snapshots there are.
        pub count: i64,
        /// The size of the disk in GiB, the largest that it had.
        pub size_gib: i64,
        /// Whether it was a system disk.
        pub is_system: bool,
        /// Whether a snapshot can be used before it is there.
        pub instant_access: bool,
        /// The place of the newest snapshot.
        place: i64,
        /// How many chains there are.
        total: i64,
    }
}

impl Chain {
    /// The room that the chain takes, in bytes.
    pub fn bytes(&self) -> i64 {
        self.size_gib.saturating_mul(GIB)
    }
}

/// How many snapshots a region has, and the room that they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// How many there are.
    pub count: i64,
    /// In bytes.
    pub bytes: i64,
}

/// Chains of the account, those with the newest snapshots first.
pub fn chains(scope: &mut Scope<'_>, filter: &ChainFilter, window: Window) -> Result<Part<Chain>> {
    let mut query = Composed::new(
        "SELECT disk_id, count, size_gib, is_system, instant_access, place, COUNT(*) OVER () AS total FROM (
           SELECT h.disk_id, COUNT(*) AS count, MAX(h.size_gib) AS size_gib,
                  MAX(CASE WHEN h.is_system THEN 1 ELSE 0 END) AS is_system,
                  MAX(CASE WHEN h.instant_access THEN 1 ELSE 0 END) AS instant_access, MAX(h.position) AS place
           FROM snapshots h WHERE h.tenant = ",
    );
    push_where(&mut query, scope.tenant_id().0, filter);
    query.push(" GROUP BY h.disk_id) c");
    if let Some(after) = window.after {
        query.push(" WHERE c.place < ").bind(after);
    }
    query.push(" ORDER BY c.place DESC LIMIT ").bind(window.limit.saturating_add(1)).push(" OFFSET ").bind(window.skip);
    let mut items: Vec<Chain> = query.fetch_all(scope.conn()?)?;
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|chain| chain.place);
    // A page behind the last one has no row that says how many chains there are.
    let total = match items.first() {
        Some(chain) => chain.total,
        None if window.skip > 0 => count(scope, filter)?,
        None => 0,
    };
    Ok(Part { items, total, next })
}

/// How many snapshots a region has, and the room that they take.
pub fn usage(scope: &mut Scope<'_>, region: &str) -> Result<Usage> {
    let chains = chains(scope, &ChainFilter { region: region.to_owned(), ..ChainFilter::default() }, Window::ALL)?;
    let sum = |of: fn(&Chain) -> i64| chains.items.iter().map(of).sum();
    Ok(Usage { count: sum(|chain| chain.count), bytes: sum(Chain::bytes) })
}

fn count(scope: &mut Scope<'_>, filter: &ChainFilter) -> Result<i64> {
    let mut query = Composed::new("SELECT COUNT(DISTINCT h.disk_id) AS count FROM snapshots h WHERE h.tenant = ");
    push_where(&mut query, scope.tenant_id().0, filter);
    Ok(query.fetch_optional::<i64>(scope.conn()?)?.unwrap_or(0))
}

fn push_where(query: &mut Composed, tenant: i64, filter: &ChainFilter) {
    query.bind(tenant).push(" AND h.region = ").bind(&filter.region);
    if let Some(disks) = &filter.disks {
        query.push(" AND ").push_in("h.disk_id", disks);
    }
    if let Some(instance) = &filter.instance {
        query.push(" AND h.disk_id IN (SELECT d.disk_id FROM disks d WHERE d.tenant = ").bind(tenant);
        query.push(" AND d.instance_id = ").bind(instance).push(")");
    }
}
