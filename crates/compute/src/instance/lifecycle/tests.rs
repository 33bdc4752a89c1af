use std::collections::HashSet;
use std::time::Duration;

use jiff::Timestamp;

use super::*;

const START: i64 = 1_700_000_000_000;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(START + millis).unwrap()
}

#[test]
fn an_instance_that_is_run_comes_up_by_itself() {
    let lifecycle = Lifecycle::run(at(0), Timing::default());
    assert_eq!(lifecycle.status(at(0)), Status::Pending);
    assert_eq!(lifecycle.status(at(999)), Status::Pending);
    assert_eq!(lifecycle.status(at(1_000)), Status::Starting);
    assert_eq!(lifecycle.status(at(1_999)), Status::Starting);
    assert_eq!(lifecycle.status(at(2_000)), Status::Running);
    assert_eq!(lifecycle.settles_at(), at(2_000));
    assert_eq!(lifecycle.running_since(at(1_999)), None);
    assert_eq!(lifecycle.running_since(at(9_000)), Some(at(2_000)));
}

#[test]
fn an_instance_that_is_created_waits_to_be_started() {
    let lifecycle = Lifecycle::create(at(0), Timing::default());
    assert_eq!(lifecycle.status(at(500)), Status::Pending);
    assert_eq!(lifecycle.status(at(1_000)), Status::Stopped);
    assert_eq!(lifecycle.status(at(1_000_000)), Status::Stopped);
    let early = lifecycle.start(at(500)).unwrap();
    assert_eq!(early.status(at(500)), Status::Starting);
    assert_eq!(early.status(at(1_500)), Status::Running);
}

#[test]
fn an_instance_that_is_run_cannot_be_started_while_pending() {
    let lifecycle = Lifecycle::run(at(0), Timing::default());
    let refused = WrongState { status: Status::Pending };
    assert_eq!(lifecycle.start(at(10)), Err(refused));
}

#[test]
fn stopping_starting_and_rebooting_take_their_time() {
    let lifecycle = Lifecycle::run(at(0), Timing::default());
    let stopping = lifecycle.stop(at(5_000)).unwrap();
    assert_eq!(stopping.status(at(5_999)), Status::Stopping);
    assert_eq!(stopping.status(at(6_000)), Status::Stopped);
    let starting = stopping.start(at(6_000)).unwrap();
    assert_eq!(starting.status(at(6_500)), Status::Starting);
    let rebooting = starting.reboot(at(7_000)).unwrap();
    assert_eq!(rebooting.status(at(7_500)), Status::Starting);
    assert_eq!(rebooting.status(at(8_000)), Status::Running);
}

#[test]
fn an_immediate_timing_skips_the_states_on_the_way() {
    let lifecycle = Lifecycle::run(at(0), Timing::IMMEDIATE);
    assert_eq!(lifecycle.status(at(0)), Status::Running);
    let lifecycle = lifecycle.stop(at(0)).unwrap();
    assert_eq!(lifecycle.status(at(0)), Status::Stopped);
    assert_eq!(lifecycle.start(at(0)).unwrap().status(at(0)), Status::Running);
}

#[test]
fn force_deletes_what_has_been_created_and_nothing_that_is_pending() {
    let lifecycle = Lifecycle::run(at(0), Timing::default());
    let refused = |status| Err(WrongState { status });
    assert_eq!(lifecycle.can_delete(at(0), true), refused(Status::Pending));
    assert_eq!(lifecycle.can_delete(at(1_500), true), Ok(()));
    assert_eq!(lifecycle.can_delete(at(3_000), true), Ok(()));
    assert_eq!(lifecycle.can_delete(at(3_000), false), refused(Status::Running));
    let lifecycle = lifecycle.stop(at(3_000)).unwrap();
    assert_eq!(lifecycle.can_delete(at(3_500), false), refused(Status::Stopping));
    assert_eq!(lifecycle.can_delete(at(4_000), false), Ok(()));
}

#[test]
fn a_clock_set_back_shows_the_beginning_of_the_last_request() {
    let lifecycle = Lifecycle::run(at(0), Timing::default());
    assert_eq!(lifecycle.status(at(-60_000)), Status::Pending);
    assert_eq!(lifecycle.status(Timestamp::MIN), Status::Pending);
    assert_eq!(lifecycle.status(Timestamp::MAX), Status::Running);
}

#[test]
fn timings_beyond_the_end_of_time_do_not_overflow() {
    let timing = Timing { creating: Duration::from_secs(u64::MAX / 2), ..Timing::default() };
    let lifecycle = Lifecycle::create(at(0), timing);
    assert_eq!(lifecycle.settles_at(), Timestamp::MAX);
    assert_eq!(lifecycle.status(Timestamp::MAX), Status::Pending);
}

#[test]
fn columns_that_mean_nothing_are_refused() {
    let refused = Lifecycle::restore("sleep", 5, Timing::default()).unwrap_err();
    assert_eq!(refused.phase, "sleep");
    assert!(Lifecycle::restore("run", i64::MAX, Timing::default()).is_err());
}

/// What can happen to an instance.
#[derive(Debug, Clone, Copy)]
enum Event {
    Start,
    Stop,
    Reboot,
    Wait(i64),
}

const EVENTS: [Event; 7] = [
    Event::Start,
    Event::Stop,
    Event::Reboot,
    Event::Wait(1),
    Event::Wait(700),
    Event::Wait(1_000),
    Event::Wait(2_500),
];

/// The moves that the vendors' pages draw, each in one step.
fn may_follow(before: Status, after: Status) -> bool {
    use Status::{Pending, Running, Starting, Stopped, Stopping};
    before == after
        || matches!(
            (before, after),
            (Pending, Starting | Stopped)
                | (Starting, Running)
                | (Running, Starting | Stopping)
                | (Stopping, Stopped)
                | (Stopped, Starting)
        )
}

/// Moves the clock millisecond by millisecond, so that no state on the way is missed.
fn wait(lifecycle: &Lifecycle, now: &mut i64, millis: i64) {
    let end = *now + millis;
    while *now < end {
        let before = lifecycle.status(at(*now));
        *now += 1;
        let after = lifecycle.status(at(*now));
        assert!(may_follow(before, after), "{before:?} to {after:?} for {lifecycle:?}");
    }
}

/// Every sequence of events up to this length is tried, from either kind of birth.
const DEPTH: usize = 7;

/// Situations already looked at: what was asked, how long ago, and how many events are left.
type Seen = HashSet<(&'static str, i64, usize)>;

fn explore(lifecycle: Lifecycle, now: i64, left: usize, seen: &mut Seen) {
    let (phase, since) = lifecycle.columns();
    assert_eq!(Lifecycle::restore(phase, since, lifecycle.timing), Ok(lifecycle));
    // Once settled nothing changes any more, so how long ago no longer matters.
    let settled = lifecycle.settles_at().as_millisecond() - since;
    let passed = (START + now - since).min(settled);
    if left == 0 || !seen.insert((phase, passed, left)) {
        return;
    }
    for event in EVENTS {
        let before = lifecycle.status(at(now));
        let asked = match event {
            Event::Start => lifecycle.start(at(now)),
            Event::Stop => lifecycle.stop(at(now)),
            Event::Reboot => lifecycle.reboot(at(now)),
            Event::Wait(millis) => {
                let mut later = now;
                wait(&lifecycle, &mut later, millis);
                explore(lifecycle, later, left - 1, seen);
                continue;
            }
        };
        match asked {
            Ok(next) => {
                let after = next.status(at(now));
                assert!(may_follow(before, after), "{before:?} to {after:?} by {event:?}");
                assert!(before.is_stable() || before == Status::Pending);
                assert_ne!(before, after, "{event:?} changed nothing");
                explore(next, now, left - 1, seen);
            }
            Err(refused) => assert_eq!(refused.status, before),
        }
    }
}

#[test]
fn no_sequence_of_requests_and_waits_makes_an_illegal_move() {
    for timing in [
        Timing::default(),
        Timing {
            creating: Duration::from_millis(700),
            starting: Duration::from_millis(1_500),
            stopping: Duration::from_millis(1),
            rebooting: Duration::from_millis(2_501),
        },
    ] {
        let mut seen = Seen::new();
        explore(Lifecycle::run(at(0), timing), 0, DEPTH, &mut seen);
        explore(Lifecycle::create(at(0), timing), 0, DEPTH, &mut seen);
    }
}

#[test]
fn requests_are_granted_in_the_same_states_whichever_way_the_clock_moves() {
    let timing = Timing::default();
    for birth in [Lifecycle::run(at(0), timing), Lifecycle::create(at(0), timing)] {
        for millis in [-5_000, -1, 0, 999, 1_000, 1_999, 2_000, 90_000, 3, -7] {
            let now = at(millis);
            let status = birth.status(now);
            assert_eq!(birth.stop(now).is_ok(), status == Status::Running);
            assert_eq!(birth.reboot(now).is_ok(), status == Status::Running);
            let may_start = status == Status::Stopped || (status == Status::Pending && birth.asked == Asked::Create);
            assert_eq!(birth.start(now).is_ok(), may_start);
        }
    }
}
