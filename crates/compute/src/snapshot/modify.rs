//! The rules: change a snapshot, and put it into the archive.

use store::Scope;

use super::{Refusal, Snapshot, after_days, get, rows};
use crate::error::Result;

/// How many days old a snapshot must be that goes into the archive.
const OLD_ENOUGH: i64 = 14;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// How many days it is kept from when it was made.
    pub retention_days: Option<i64>,
    /// Whether it can no longer be used before it is there.
    pub no_instant_access: bool,
}

/// Changes a snapshot and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Snapshot> {
    let mut snapshot = get(scope, id)?;
    snapshot.name = change.name.unwrap_or(snapshot.name);
    snapshot.description = change.description.unwrap_or(snapshot.description);
    if let Some(days) = change.retention_days {
        keep_for(scope, &mut snapshot, Some(days));
    }
    if change.no_instant_access {
        (snapshot.instant_access, snapshot.instant_days) = (false, None);
    }
    snapshot.modified_at = scope.now();
    rows::update(scope, &snapshot)?;
    Ok(snapshot)
}

/// Puts a snapshot of the kind `from` into the archive, which is the kind `to`. It must be two weeks old.
pub fn archive(
    scope: &mut Scope<'_>,
    id: &str,
    [from, to]: [&str; 2],
    retention_days: Option<i64>,
) -> Result<Snapshot> {
    let mut snapshot = get(scope, id)?;
    if snapshot.category != from {
        return Err(Refusal::NotArchivable { id: snapshot.id }.into());
    }
    if !snapshot.is_ready(scope.now()) {
        return Err(Refusal::NotReady { id: snapshot.id }.into());
    }
    if scope.now() < after_days(snapshot.created_at, OLD_ENOUGH) {
        return Err(Refusal::TooYoung { id: snapshot.id }.into());
    }
    to.clone_into(&mut snapshot.category);
    keep_for(scope, &mut snapshot, retention_days);
    (snapshot.instant_access, snapshot.instant_days) = (false, None);
    snapshot.modified_at = scope.now();
    rows::update(scope, &snapshot)?;
    Ok(snapshot)
}

fn keep_for(scope: &mut Scope<'_>, snapshot: &mut Snapshot, days: Option<i64>) {
    snapshot.retention_days = days;
    snapshot.expires_at = days.map(|days| after_days(snapshot.created_at, days));
    if let Some(at) = snapshot.expires_at {
        scope.wake_at(at);
    }
}
