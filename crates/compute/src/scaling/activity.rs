//! The rules: what was done to the instances of a group.

use kernel::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Scope, table};

use super::{Group, rows};
use crate::Location;
use crate::error::Result;
use crate::listing::{Part, Window, next_position, part};

/// What an activity does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivityKind {
    /// Instances are added.
    Add,
    /// Instances are removed, and released where the group made them.
    Remove,
    /// Instances leave the group and stay.
    Detach,
    /// Instances that are there are added.
    Attach,
}

/// Something that is done to the instances of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The group.
    pub group: String,
    /// What it does.
    pub kind: ActivityKind,
    /// Why, in the vendor's words.
    pub cause: String,
    /// Why it failed, in the vendor's words; empty where it did not.
    pub problem: String,
    /// How many instances it is about.
    pub wanted: i64,
    /// The instances that it was done to.
    pub instances: Vec<String>,
    /// How many instances the group has then.
    pub total: i64,
    /// How many of them were attached.
    pub attached: i64,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ends; nothing while it waits to be done.
    pub ended_at: Option<Timestamp>,
}

/// Which activities are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct ActivityFilter {
    /// The region.
    pub region: Option<String>,
    /// The group.
    pub group: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
}

/// Begins an activity, which waits to be done.
pub fn begin(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    group: &Group,
    (kind, wanted): (ActivityKind, i64),
    cause: String,
) -> Result<Activity> {
    let activity = Activity {
        id: location.draw(scope, |formats| &formats.scaling_activity),
        position: next_position(scope)?,
        region: group.region.clone(),
        group: group.id.clone(),
        kind,
        cause,
        problem: String::new(),
        wanted,
        instances: Vec::new(),
        total: 0,
        attached: 0,
        started_at: scope.now(),
        ended_at: None,
    };
    table::insert(scope, [&activity])?;
    Ok(activity)
}

/// Keeps how an activity ended.
pub fn record(scope: &mut Scope<'_>, activity: &Activity) -> Result<()> {
    Ok(rows::update_activity(scope, activity)?)
}

/// Activities of the account, newest first.
pub fn activities(scope: &mut Scope<'_>, filter: &ActivityFilter, window: Window) -> Result<Part<Activity>> {
    Ok(part(scope, &rows::activities(scope, filter), window)?)
}
