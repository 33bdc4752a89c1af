//! The rule: how much was asked of instances.

use std::collections::HashMap;

use kernel::Timestamp;
use store::Scope;

use super::rows;
use crate::error::Result;

/// How much was asked of an instance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Activity {
    /// How many scripts were to run in it.
    pub asked: i64,
    /// How many of them it is to take, or runs.
    pub open: i64,
    /// When the last one was asked for.
    pub last_at: Option<Timestamp>,
}

/// How much was asked of these instances; one of which nothing was asked is not in the map.
pub fn activity(scope: &mut Scope<'_>, instances: &[&str]) -> Result<HashMap<String, Activity>> {
    let counted = rows::counted(scope, instances)?;
    let of =
        |row: rows::Counted| (row.instance_id, Activity { asked: row.asked, open: row.open, last_at: row.last_at });
    Ok(counted.into_iter().map(of).collect())
}
