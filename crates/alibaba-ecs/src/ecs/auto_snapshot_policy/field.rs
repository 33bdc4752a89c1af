//! What is said of a policy.

use alibaba_core::catalogue::catalogue;
use compute::instance::{InstanceName, NameRules};

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

fn invalid(name: &str) -> Error {
    Error::about(codes::snapshot::POLICY_PARAMETER, name)
}

/// A name; empty where there is none.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let name = InstanceName::parse(text, &NameRules::default()).map(String::from);
    name.map_err(|_| invalid("AutoSnapshotPolicyName"))
}

/// Hours, from 0 to 23.
pub(super) fn hours(list: &[String]) -> Result<Vec<u32>> {
    numbers(list, 0, 23).ok_or_else(|| invalid("TimePoints"))
}

/// Days of the week, from 1 to 7.
pub(super) fn weekdays(list: &[String]) -> Result<Vec<u32>> {
    numbers(list, 1, 7).ok_or_else(|| invalid("RepeatWeekDays"))
}

/// A number of days, 1 to 65536, or -1 for as long as nobody deletes what is kept.
pub(super) fn days(days: i64, name: &str) -> Result<Option<i64>> {
    match days {
        -1 => Ok(None),
        1..=65_536 => Ok(Some(days)),
        _ => Err(invalid(name)),
    }
}

/// Regions to which snapshots are copied. The cloud takes one, the policy's own too.
pub(super) fn regions(list: &[String]) -> Result<Vec<String>> {
    let is_one = |id: &String| catalogue().region(id).is_some();
    if list.len() > 1 || !list.iter().all(is_one) { Err(invalid("TargetCopyRegions")) } else { Ok(list.to_vec()) }
}

/// Refuses copies that go nowhere.
pub(super) fn check_copying(is_on: bool, regions: &[String]) -> Result<()> {
    if is_on && regions.is_empty() { Err(invalid("TargetCopyRegions")) } else { Ok(()) }
}

fn numbers(list: &[String], least: u32, most: u32) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    for text in list {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number) && !numbers.contains(number))?;
        numbers.push(number);
    }
    Some(numbers).filter(|numbers| !numbers.is_empty())
}
