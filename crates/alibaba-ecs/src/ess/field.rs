//! Values of parameters, and what several operations ask.

use compute::catalogue::Region;
use compute::listing::Window;
use compute::scaling::{self, ActivityFilter, Group, get};
use sts::Caller;
use wire::{Call, Checks, Scope};

use super::{WORD, codes};
use crate::ecs::checks::one;
use crate::ecs::location;
use crate::ecs::{Error, Result};

/// How many instances a group may have; the quota that the vendor's page has as an example.
const MOST: i64 = 2_000;

/// Asks about a group by its id.
pub(super) fn asks(action: &'static str, caller: &Caller, call: &Call, group: &str) -> Checks {
    one(action, caller, call, WORD, if group.is_empty() { "*" } else { group })
}

/// A value that may not be.
pub(super) fn invalid(name: &str) -> Error {
    Error::about(codes::INVALID, name)
}

/// The region of a group, which its id speaks of.
pub(super) fn region_of(group: &Group) -> Result<&'static Region> {
    location::region_of(&group.region)
}

/// A name: 2 to 64 letters, digits, `_`, `-` and `.`, of which the first is a letter or a digit; empty where there is none.
pub(super) fn name(text: Option<&str>, parameter: &str) -> Result<String> {
    let Some(text) = text else { return Ok(String::new()) };
    let is_one = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let begins = text.chars().next().is_some_and(char::is_alphanumeric);
    let fits = (2..=64).contains(&text.chars().count()) && begins && text.chars().all(is_one);
    if fits { Ok(text.to_owned()) } else { Err(invalid(parameter)) }
}

/// Refuses bounds that are none, or a number outside them.
pub(super) fn check_size(least: i64, most: i64, desired: Option<i64>) -> Result<()> {
    if !(0..=MOST).contains(&most) {
        return Err(invalid("MaxSize"));
    }
    if !(0..=MOST).contains(&least) {
        return Err(invalid("MinSize"));
    }
    if least > most {
        return Err(Error::about(codes::CONFLICT, "MinSize and parameter MaxSize"));
    }
    match desired {
        Some(number) if !(least..=most).contains(&number) => {
            let bound = if number < least { "MinSize" } else { "MaxSize" };
            Err(Error::about(codes::CONFLICT, &format!("DesiredCapacity and parameter {bound}")))
        }
        _ => Ok(()),
    }
}

/// Seconds between activities, 0 to 86400.
pub(super) fn cooldown(seconds: i64, parameter: &str) -> Result<i64> {
    if (0..=86_400).contains(&seconds) { Ok(seconds) } else { Err(invalid(parameter)) }
}

/// A group that is active and in which nothing is going on.
pub(super) fn idle(scope: &mut Scope<'_>, id: &str) -> Result<Group> {
    let group = get(scope, id)?;
    if !group.is_active {
        return Err(Error::of(codes::GROUP_STATUS));
    }
    check_idle(scope, &group)?;
    Ok(group)
}

/// Refuses while an activity of the group has not ended.
pub(super) fn check_idle(scope: &mut Scope<'_>, group: &Group) -> Result<()> {
    let filter = ActivityFilter { group: Some(group.id.clone()), ..ActivityFilter::default() };
    let newest = scaling::activities(scope, &filter, Window { limit: 10, ..Window::ALL })?;
    let now = scope.now();
    if newest.items.iter().any(|activity| activity.ended_at.is_none_or(|at| at > now)) {
        return Err(Error::of(codes::IN_PROGRESS));
    }
    Ok(())
}
