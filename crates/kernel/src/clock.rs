//! The sandbox's clock: the host's time, moved or stopped on request.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use parking_lot::RwLock;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The one source of time. Clones share their state.
#[derive(Debug, Clone)]
pub struct Clock(Arc<RwLock<Hands>>);

#[derive(Debug, Clone, Copy)]
struct Hands {
    start: Reading,
    reading: Reading,
    start_transitions: Transitions,
    transitions: Transitions,
}

/// How long states on the way last, such as `Pending` before `Running`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Transitions {
    /// Long enough for a client that polls to see them.
    #[default]
    Realistic,
    /// No time at all: what was asked for is there when the call returns.
    Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The host's time plus an offset.
    Running(SignedDuration),
    /// The same instant until somebody moves it.
    Stopped(Timestamp),
}

/// What the clock shows and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Face {
    /// The sandbox's time.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub now: Timestamp,
    /// `running` or `stopped`.
    pub mode: &'static str,
    /// The host's own time.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub host: Timestamp,
    /// How long states on the way last.
    pub transitions: Transitions,
}

/// The first second of the year 1.
const FIRST_SECOND: i64 = -62_135_596_800;

/// The clock would leave the years that answers can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the clock cannot move outside the years 1 to 9999")]
pub struct OutOfRange;

impl Clock {
    /// A clock that shows the host's time.
    pub fn system() -> Self {
        Self::starting(Reading::Running(SignedDuration::ZERO))
    }

    /// A clock that stands at `at`.
    pub fn stopped_at(at: Timestamp) -> Self {
        Self::starting(Reading::Stopped(at))
    }

    fn starting(reading: Reading) -> Self {
        let usual = Transitions::default();
        let hands = Hands { start: reading, reading, start_transitions: usual, transitions: usual };
        Self(Arc::new(RwLock::new(hands)))
    }

    /// The same clock, whose states on the way last so long from the start.
    #[must_use]
    pub fn with_transitions(self, transitions: Transitions) -> Self {
        let mut hands = self.0.write();
        (hands.start_transitions, hands.transitions) = (transitions, transitions);
        drop(hands);
        self
    }

    /// How long states on the way last.
    pub fn transitions(&self) -> Transitions {
        self.0.read().transitions
    }

    /// Chooses how long states on the way last. What is on its way already takes the time that it had.
    pub fn set_transitions(&self, transitions: Transitions) {
        self.0.write().transitions = transitions;
    }

    /// Another clock that shows the same, and is moved on its own.
    #[must_use]
    pub fn fork(&self) -> Self {
        Self(Arc::new(RwLock::new(*self.0.read())))
    }

    /// The sandbox's time.
    pub fn now(&self) -> Timestamp {
        match self.0.read().reading {
            Reading::Running(offset) => {
                let host = Self::host();
                host.checked_add(offset).unwrap_or(host)
            }
            Reading::Stopped(at) => at,
        }
    }

    /// The host's own time, for what the world outside stamps: clients sign with their machine's clock.
    #[expect(clippy::disallowed_methods, reason = "the clock is the one place that reads the host's time")]
    pub fn host() -> Timestamp {
        Timestamp::now()
    }

    /// Moves the clock forward; a stopped clock stays stopped.
    pub fn advance(&self, by: Duration) -> Result<(), OutOfRange> {
        let by = SignedDuration::try_from(by).map_err(|_| OutOfRange)?;
        let mut hands = self.0.write();
        hands.reading = match hands.reading {
            Reading::Running(offset) => {
                let sum = offset.checked_add(by).ok_or(OutOfRange)?;
                Self::host().checked_add(sum).map_err(|_| OutOfRange)?;
                Reading::Running(sum)
            }
            Reading::Stopped(at) => Reading::Stopped(at.checked_add(by).map_err(|_| OutOfRange)?),
        };
        Ok(())
    }

    /// Stops the clock at an instant. The years before the first one are refused: no answer of a cloud can name them.
    pub fn set(&self, at: Timestamp) -> Result<(), OutOfRange> {
        if at.as_second() < FIRST_SECOND {
            return Err(OutOfRange);
        }
        self.0.write().reading = Reading::Stopped(at);
        Ok(())
    }

    /// Lets the clock show the host's time again.
    pub fn resume(&self) {
        self.0.write().reading = Reading::Running(SignedDuration::ZERO);
    }

    /// Puts the clock back as it was when it was made.
    pub fn reset(&self) {
        let mut hands = self.0.write();
        hands.reading = hands.start;
        hands.transitions = hands.start_transitions;
    }

    /// What the clock shows and how.
    pub fn face(&self) -> Face {
        let mode = match self.0.read().reading {
            Reading::Running(_) => "running",
            Reading::Stopped(_) => "stopped",
        };
        Face { now: self.now(), mode, host: Self::host(), transitions: self.transitions() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fork_has_transitions_of_its_own_and_a_reset_goes_back_to_those_of_the_start() {
        let clock = Clock::system().with_transitions(Transitions::Instant);
        let fork = clock.fork();
        fork.set_transitions(Transitions::Realistic);
        assert_eq!((clock.transitions(), fork.transitions()), (Transitions::Instant, Transitions::Realistic));
        fork.reset();
        assert_eq!(fork.transitions(), Transitions::Instant);
    }

    #[test]
    fn a_stopped_clock_moves_only_when_told() {
        let at: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let clock = Clock::stopped_at(at);
        assert_eq!(clock.now(), at);
        clock.advance(Duration::from_secs(3600)).unwrap();
        assert_eq!(clock.now(), at + SignedDuration::from_hours(1));
        clock.resume();
        assert_eq!(clock.face().mode, "running");
        clock.reset();
        assert_eq!(clock.now(), at);
    }

    #[test]
    fn moving_past_the_last_year_is_refused_and_changes_nothing() {
        let clock = Clock::stopped_at(Timestamp::MAX);
        assert_eq!(clock.advance(Duration::from_secs(1)), Err(OutOfRange));
        assert_eq!(clock.now(), Timestamp::MAX);
    }
}
