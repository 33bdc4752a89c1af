//! The rule: which instances are in deployment sets.

use serde_json::Value;
use store::Scope;

use crate::error::Result;
use crate::instance::{Keeper, keepers};

/// The name under which an instance keeps its group.
const GROUP: &str = "deployment_set_group";

/// An instance in a deployment set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The deployment set.
    pub set: String,
    /// The instance.
    pub instance: String,
    /// The zone of the instance.
    pub zone: String,
    /// Its group in the set, where the set has groups.
    pub group: Option<i64>,
}

/// The instances of a region that are in a deployment set, newest first. `extra` is the name under which they keep it.
pub fn members(scope: &mut Scope<'_>, region: &str, extra: &str) -> Result<Vec<Member>> {
    let found = keepers(scope, region, extra)?;
    let member = |row: Keeper| {
        let set = row.kept(extra)?.to_owned();
        let group = row.extras.get(GROUP).and_then(Value::as_i64);
        Some(Member { set, instance: row.id, zone: row.zone, group })
    };
    Ok(found.into_iter().filter_map(member).collect())
}
