//! The states of things that are attached and detached, as a function of time.
//!
//! As with instances ([`crate::instance::lifecycle`]), nothing moves a thing from one state to the next: a row keeps what was
//! last asked and when, and the state is worked out when somebody looks. What is attached belongs to its holder from the
//! call on, and what is detached belongs to nobody.

use std::time::Duration;

use kernel::{Timestamp, time};
use store::{Cells, Columns, Fault, Result, Value};

use crate::listing::Conditions;

/// How long every state on the way lasts.
pub const TRANSITION_LASTS: Duration = Duration::from_secs(1);

/// The state of a thing at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is being made.
    Creating,
    /// It is on its way to its holder.
    Attaching,
    /// It is with its holder.
    Attached,
    /// It is on its way from its holder.
    Detaching,
    /// It is with nobody.
    Free,
    /// It is being put back to what it was at first.
    Restoring,
    /// It is being changed.
    Modifying,
}

impl Status {
    /// Whether the thing stays in this state until it is asked to leave it.
    pub fn is_stable(self) -> bool {
        matches!(self, Self::Attached | Self::Free)
    }
}

/// What was last asked of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    Create,
    Attach,
    Detach,
    Restore,
    Modify,
}

impl Asked {
    const ALL: [Self; 6] = [Self::Nothing, Self::Create, Self::Attach, Self::Detach, Self::Restore, Self::Modify];

    /// The text in the row.
    fn word(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Create => "create",
            Self::Attach => "attach",
            Self::Detach => "detach",
            Self::Restore => "restore",
            Self::Modify => "modify",
        }
    }

    /// The state on the way.
    fn way(self) -> Option<Status> {
        match self {
            Self::Nothing => None,
            Self::Create => Some(Status::Creating),
            Self::Attach => Some(Status::Attaching),
            Self::Detach => Some(Status::Detaching),
            Self::Restore => Some(Status::Restoring),
            Self::Modify => Some(Status::Modifying),
        }
    }
}

/// What was last asked of a thing and when. It is kept in the columns `asked` and `asked_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    asked: Asked,
    at: Timestamp,
}

impl Transition {
    /// Nothing was asked: the thing is where it belongs.
    pub fn settled(now: Timestamp) -> Self {
        Self::new(Asked::Nothing, now)
    }

    /// It was made.
    pub fn create(now: Timestamp) -> Self {
        Self::new(Asked::Create, now)
    }

    /// It was given to a holder.
    pub fn attach(now: Timestamp) -> Self {
        Self::new(Asked::Attach, now)
    }

    /// It was taken from its holder.
    pub fn detach(now: Timestamp) -> Self {
        Self::new(Asked::Detach, now)
    }

    /// It was put back to what it was at first.
    pub fn restore(now: Timestamp) -> Self {
        Self::new(Asked::Restore, now)
    }

    /// It was changed.
    pub fn modify(now: Timestamp) -> Self {
        Self::new(Asked::Modify, now)
    }

    fn new(asked: Asked, now: Timestamp) -> Self {
        // The row keeps milliseconds.
        Self { asked, at: time::from_millis(time::to_millis(now)) }
    }

    /// The state at a moment of a thing that has a holder or none.
    pub fn status(&self, now: Timestamp, is_held: bool) -> Status {
        let passed = Duration::try_from(now.duration_since(self.at)).unwrap_or_default();
        match self.asked.way() {
            Some(way) if passed < TRANSITION_LASTS => way,
            _ if is_held => Status::Attached,
            _ => Status::Free,
        }
    }
}

impl Columns for Transition {
    fn names(_column: &'static str, names: &mut Vec<&'static str>) {
        names.extend(["asked", "asked_at"]);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let (word, at): (String, Timestamp) = (cells.read()?, cells.read()?);
        let asked = Asked::ALL.into_iter().find(|asked| asked.word() == word);
        let asked = asked.ok_or_else(|| Fault::Damaged(format!("nothing asks `{word}` of a thing")))?;
        Ok(Self { asked, at })
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.extend([Value::Text(self.asked.word().into()), Value::Integer(time::to_millis(self.at))]);
    }
}

/// The things of a table are in one of these states now; `letter` stands for the table, `holder` is the column with the
/// holder, which is `NULL` where there is none.
pub(crate) fn in_states(conditions: &mut Conditions, letter: &str, holder: &str, states: &[Status], now: Timestamp) {
    let since = time::to_millis(now).saturating_sub(i64::try_from(TRANSITION_LASTS.as_millis()).unwrap_or(0));
    // INVARIANT: these are the states of `Transition::status`; a test compares the two.
    let query = conditions.push("(1 = 0");
    for status in states {
        if let Some(asked) = Asked::ALL.into_iter().find(|asked| asked.way() == Some(*status)) {
            query.push(" OR (").push(letter).push(".asked = ").bind(asked.word());
            query.push(" AND ").push(letter).push(".asked_at > ").bind(since).push(")");
        } else {
            let held = if *status == Status::Attached { " IS NOT NULL" } else { " IS NULL" };
            query.push(" OR (").push(holder).push(held).push(" AND (").push(letter).push(".asked = '' OR ");
            query.push(letter).push(".asked_at <= ").bind(since).push("))");
        }
    }
    query.push(")");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_on_the_way_lasts_a_second() {
        let start: Timestamp = "2026-11-21T08:00:00Z".parse().unwrap();
        let later = |millis| start + Duration::from_millis(millis);
        for (transition, way) in [
            (Transition::create(start), Status::Creating),
            (Transition::attach(start), Status::Attaching),
            (Transition::detach(start), Status::Detaching),
            (Transition::restore(start), Status::Restoring),
            (Transition::modify(start), Status::Modifying),
        ] {
            assert_eq!((transition.status(start, true), transition.status(later(999), false)), (way, way));
            assert_eq!(transition.status(later(1_000), true), Status::Attached);
            assert_eq!(transition.status(later(1_000), false), Status::Free);
        }
        assert_eq!(Transition::settled(start).status(start, false), Status::Free);
        assert_eq!(Transition::create(later(5_000)).status(start, false), Status::Creating, "the clock was set back");
    }
}
