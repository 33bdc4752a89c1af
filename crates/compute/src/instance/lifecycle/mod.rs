//! The states of an instance, as a function of time.
//!
//! Nothing moves an instance from one state to the next. A row keeps what was asked for
//! last and when; the state is worked out when somebody looks. Two readers with the same
//! clock therefore see the same state, and a test moves the clock instead of waiting.
//!
//! ```text
//! run     Pending ──▶ Starting ──▶ Running
//! create  Pending ──▶ Stopped
//! start   Starting ──▶ Running
//! stop    Stopping ──▶ Stopped
//! reboot  Starting ──▶ Running
//! ```

#[cfg(test)]
mod tests;

use std::time::Duration;

use jiff::Timestamp;

/// The state of an instance at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is being created.
    Pending,
    /// It is on its way up.
    Starting,
    /// It is up.
    Running,
    /// It is on its way down.
    Stopping,
    /// It is down.
    Stopped,
}

impl Status {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Starting, Self::Running, Self::Stopping, Self::Stopped];

    /// Whether the instance stays in this state until it is asked to leave it.
    pub fn is_stable(self) -> bool {
        matches!(self, Self::Running | Self::Stopped)
    }
}

/// The state of the instance does not allow what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the instance is {status:?}, which does not allow this")]
pub struct WrongState {
    /// The state it is in.
    pub status: Status,
}

/// The columns of a row do not describe the lifecycle of an instance.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("phase `{phase}` since {since_millis} is not the lifecycle of an instance")]
pub struct Unreadable {
    /// The text of the phase.
    pub phase: String,
    /// The time in milliseconds since 1970.
    pub since_millis: i64,
}

/// How long the states on the way last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// Pending, after the instance is ordered.
    pub creating: Duration,
    /// Starting, after creation or a start.
    pub starting: Duration,
    /// Stopping.
    pub stopping: Duration,
    /// Starting, after a reboot.
    pub rebooting: Duration,
}

impl Timing {
    /// Every state on the way is skipped.
    pub const IMMEDIATE: Self = Self {
        creating: Duration::ZERO,
        starting: Duration::ZERO,
        stopping: Duration::ZERO,
        rebooting: Duration::ZERO,
    };
}

impl Default for Timing {
    /// One second each: long enough to be seen by a client that polls, short enough to try out.
    fn default() -> Self {
        let second = Duration::from_secs(1);
        Self { creating: second, starting: second, stopping: second, rebooting: second }
    }
}

/// What was last asked of an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Run,
    Create,
    Start,
    Stop,
    Reboot,
}

impl Asked {
    const ALL: [Self; 5] = [Self::Run, Self::Create, Self::Start, Self::Stop, Self::Reboot];

    /// The text in the row.
    fn phase(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Create => "create",
            Self::Start => "start",
            Self::Stop => "stop",
            Self::Reboot => "reboot",
        }
    }

    /// The states on the way, with how long each lasts, and the state it ends in.
    fn transition(self, timing: &Timing) -> ([(Status, Duration); 2], Status) {
        let skip = (Status::Pending, Duration::ZERO);
        match self {
            Self::Run => ([(Status::Pending, timing.creating), (Status::Starting, timing.starting)], Status::Running),
            Self::Create => ([(Status::Pending, timing.creating), skip], Status::Stopped),
            Self::Start => ([(Status::Starting, timing.starting), skip], Status::Running),
            Self::Stop => ([(Status::Stopping, timing.stopping), skip], Status::Stopped),
            Self::Reboot => ([(Status::Starting, timing.rebooting), skip], Status::Running),
        }
    }
}

/// What was last asked of an instance and when, from which its state follows.
///
/// A clock that is set back shows the instance as it was just after the last request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifecycle {
    asked: Asked,
    since: Timestamp,
    timing: Timing,
}

impl Lifecycle {
    /// The lifecycle of an instance that is created and then starts by itself.
    pub fn run(now: Timestamp, timing: Timing) -> Self {
        Self::asked(Asked::Run, now, timing)
    }

    /// The lifecycle of an instance that is created and then waits, stopped, to be started.
    pub fn create(now: Timestamp, timing: Timing) -> Self {
        Self::asked(Asked::Create, now, timing)
    }

    /// Reads the two columns that [`Lifecycle::columns`] wrote.
    pub fn restore(phase: &str, since_millis: i64, timing: Timing) -> Result<Self, Unreadable> {
        let asked = Asked::ALL.into_iter().find(|asked| asked.phase() == phase);
        match (asked, Timestamp::from_millisecond(since_millis)) {
            (Some(asked), Ok(since)) => Ok(Self { asked, since, timing }),
            _ => Err(Unreadable { phase: phase.to_owned(), since_millis }),
        }
    }

    /// The phase and the milliseconds since 1970, to be kept in a row.
    pub fn columns(&self) -> (&'static str, i64) {
        (self.asked.phase(), self.since.as_millisecond())
    }

    /// The state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        // A negative distance means that the clock was set back: nothing has passed yet.
        let mut passed = Duration::try_from(now.duration_since(self.since)).unwrap_or_default();
        let (stages, end) = self.asked.transition(&self.timing);
        for (status, lasts) in stages {
            if passed < lasts {
                return status;
            }
            passed -= lasts;
        }
        end
    }

    /// How long it takes to reach the state last asked for.
    pub fn way(&self) -> Duration {
        let (stages, _) = self.asked.transition(&self.timing);
        stages.iter().map(|(_, lasts)| *lasts).sum()
    }

    /// The same lifecycle, in which what was last asked for was asked for at this moment.
    #[must_use]
    pub fn begun(self, at: Timestamp) -> Self {
        Self::asked(self.asked, at, self.timing)
    }

    /// When the state last asked for is reached, or was.
    pub fn settles_at(&self) -> Timestamp {
        self.since.checked_add(self.way()).unwrap_or(Timestamp::MAX)
    }

    /// When the machine last came up, if it is up.
    pub fn running_since(&self, now: Timestamp) -> Option<Timestamp> {
        (self.status(now) == Status::Running).then(|| self.settles_at())
    }

    /// Starts a stopped instance, or one that was created to wait and is not done yet.
    pub fn start(self, now: Timestamp) -> Result<Self, WrongState> {
        match self.status(now) {
            Status::Stopped => Ok(Self::asked(Asked::Start, now, self.timing)),
            // The rest of the creation is skipped: starting shows at once.
            Status::Pending if self.asked == Asked::Create => Ok(Self::asked(Asked::Start, now, self.timing)),
            status => Err(WrongState { status }),
        }
    }

    /// Stops a running instance.
    pub fn stop(self, now: Timestamp) -> Result<Self, WrongState> {
        self.when_running(Asked::Stop, now)
    }

    /// Takes a running instance down and up again.
    pub fn reboot(self, now: Timestamp) -> Result<Self, WrongState> {
        self.when_running(Asked::Reboot, now)
    }

    /// Checks that the instance may be deleted.
    ///
    /// A stopped one may. Force takes away any other that has been created; one that is
    /// still pending is never deleted.
    pub fn can_delete(&self, now: Timestamp, force: bool) -> Result<(), WrongState> {
        match self.status(now) {
            Status::Stopped => Ok(()),
            Status::Starting | Status::Running | Status::Stopping if force => Ok(()),
            status => Err(WrongState { status }),
        }
    }

    fn when_running(self, asked: Asked, now: Timestamp) -> Result<Self, WrongState> {
        match self.status(now) {
            Status::Running => Ok(Self::asked(asked, now, self.timing)),
            status => Err(WrongState { status }),
        }
    }

    fn asked(asked: Asked, now: Timestamp, timing: Timing) -> Self {
        // The row keeps milliseconds, so that is what counts from the start. Rounding a
        // time that exists cannot leave the range of times.
        let since = Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
        Self { asked, since, timing }
    }
}
