//! What takes its time to be made: snapshots and images.
//!
//! As with instances, nothing moves them from one state to the next: a row keeps when the making began, and whether it is over
//! is worked out when somebody looks.

use std::time::Duration;

use kernel::{Timestamp, time};
use store::{Cells, Columns, Result, Scope, Value};

use crate::listing::Conditions;

/// How long it takes, however large the thing is.
pub const MAKING_LASTS: Duration = Duration::from_secs(5);

/// Since when something is being made. It is kept in the column `begun_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Making {
    begun_at: Timestamp,
}

impl Making {
    /// It begins with this request.
    pub(crate) fn begin(scope: &Scope<'_>) -> Self {
        Self::begun(scope.begins(MAKING_LASTS))
    }

    /// It began at a moment.
    pub(crate) fn begun(at: Timestamp) -> Self {
        // The row keeps milliseconds.
        Self { begun_at: time::from_millis(time::to_millis(at)) }
    }

    /// Whether the thing is there.
    pub fn is_done(&self, now: Timestamp) -> bool {
        self.passed(now) >= MAKING_LASTS
    }

    /// How much of it is done, from 0 to 100.
    pub fn percent(&self, now: Timestamp) -> u128 {
        (self.passed(now).as_millis() * 100 / MAKING_LASTS.as_millis()).min(100)
    }

    /// How many seconds it still takes.
    pub fn seconds_left(&self, now: Timestamp) -> u64 {
        let left = MAKING_LASTS.saturating_sub(self.passed(now));
        left.as_secs() + u64::from(left.subsec_nanos() > 0)
    }

    /// When it is over.
    pub fn done_at(&self) -> Timestamp {
        self.begun_at.checked_add(MAKING_LASTS).unwrap_or(Timestamp::MAX)
    }

    /// A clock that was set back shows a thing of which nothing is done.
    fn passed(&self, now: Timestamp) -> Duration {
        Duration::try_from(now.duration_since(self.begun_at)).unwrap_or_default()
    }
}

impl Columns for Making {
    fn names(_column: &'static str, names: &mut Vec<&'static str>) {
        names.push("begun_at");
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        Ok(Self { begun_at: cells.read()? })
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.push(Value::Integer(time::to_millis(self.begun_at)));
    }
}

/// The last moment at which something must have begun that is done now.
pub(crate) fn done_if_begun_at(now: Timestamp) -> i64 {
    time::to_millis(now).saturating_sub(i64::try_from(MAKING_LASTS.as_millis()).unwrap_or(0))
}

/// The things of a table are there, or are still being made; `column` says when that began.
pub(crate) fn done(conditions: &mut Conditions, column: &str, is_done: Option<bool>, now: Timestamp) {
    if let Some(is_done) = is_done {
        let how = if is_done { " <= " } else { " > " };
        conditions.push(column).push(how).bind(done_if_begun_at(now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_making_takes_five_seconds() {
        let start: Timestamp = "2026-11-21T08:00:00Z".parse().unwrap();
        let making = Making::begun(start);
        let at = |millis| start + Duration::from_millis(millis);
        for (millis, is_done, percent, left) in [
            (0, false, 0, 5),
            (1_500, false, 30, 4),
            (4_999, false, 99, 1),
            (5_000, true, 100, 0),
            (9_000, true, 100, 0),
        ] {
            let now = at(millis);
            let found = (making.is_done(now), making.percent(now), making.seconds_left(now));
            assert_eq!(found, (is_done, percent, left), "{millis}");
        }
        assert!(!Making::begun(at(5_000)).is_done(start), "the clock was set back");
    }
}
