//! What a group has to do to its instances.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::time::Duration;

use store::Scope;

use super::{Group, Member, members_of};
use crate::error::Result;
use crate::instance::{self, Instance};

/// How often an active group looks whether its instances are well.
pub const CHECKED_EVERY: Duration = Duration::from_secs(60);

/// What a group has to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Members whose instance is gone.
    pub gone: Vec<Member>,
    /// Members that are not well, and leave.
    pub unwell: Vec<Member>,
    /// Members that are one too many, and leave.
    pub surplus: Vec<Member>,
    /// How many members stay.
    pub stay: i64,
    /// How many instances are to be added.
    pub missing: i64,
}

/// Finds what a group has to do: `checked` says whether members that do not run leave.
///
/// Protected members stay, and count.
pub fn plan(scope: &mut Scope<'_>, group: &Group, checked: bool) -> Result<Plan> {
    let now = scope.now();
    let members = members_of(scope, &group.id)?;
    let ids: Vec<_> = members.iter().map(|member| member.instance.as_str()).collect();
    let instances = instance::get_many(scope, &ids)?;
    let instances: HashMap<_, _> = instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
    let (there, gone): (Vec<_>, Vec<_>) =
        members.iter().cloned().partition(|member| instances.contains_key(member.instance.as_str()));
    let is_well = |instance: &Instance| match instance.status(now) {
        status if status.is_stable() => instance.lifecycle.running_since(now).is_some(),
        // On its way up, or rebooting.
        _ => true,
    };
    let stays = |member: &Member| !checked || member.is_protected || is_well(instances[member.instance.as_str()]);
    let (mut well, unwell): (Vec<_>, Vec<_>) = there.into_iter().partition(stays);
    let count = i64::try_from(well.len()).unwrap_or(i64::MAX);
    let goal = group.within(group.target.or(group.desired).unwrap_or(count));
    removed_first(&mut well, &group.removal);
    let surplus = usize::try_from(count.saturating_sub(goal)).unwrap_or(0);
    let surplus: Vec<_> = well.into_iter().filter(|member| !member.is_protected).take(surplus).collect();
    let stay = count - i64::try_from(surplus.len()).unwrap_or(0);
    Ok(Plan { gone, unwell, surplus, stay, missing: (goal - stay).max(0) })
}

/// Brings members into the order in which they are removed, by the vendor's words for it; the later words decide where the
/// earlier ones do not.
pub fn removed_first(members: &mut [Member], policies: &[String]) {
    // Configurations are as old as their oldest member, and members that no configuration made come first.
    let mut ages: HashMap<String, i64> = HashMap::new();
    for member in members.iter().filter(|member| !member.configuration.is_empty()) {
        let age = ages.entry(member.configuration.clone()).or_insert(member.position);
        *age = member.position.min(*age);
    }
    for policy in policies.iter().rev() {
        match policy.as_str() {
            "NewestInstance" => members.sort_by_key(|member| Reverse(member.position)),
            "OldestScalingConfiguration" => {
                members.sort_by_key(|member| ages.get(&member.configuration).copied().unwrap_or(i64::MIN));
            }
            _ => members.sort_by_key(|member| member.position),
        }
    }
}
