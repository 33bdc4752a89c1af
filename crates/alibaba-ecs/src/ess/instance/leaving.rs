//! Instances that leave a group because somebody asked for it.

use compute::scaling::{ActivityKind, Group, MemberFilter, begin, leave, member, members, record, remove, save};
use wire::Scope;

use super::MOST;
use crate::ecs::{Error, Result, location};
use crate::ess::activity::cause_of_call;
use crate::ess::codes;
use crate::ess::field::{idle, invalid, region_of};

/// How instances leave.
pub(super) struct Leaving<'l> {
    /// Group.
    pub(super) group: &'l str,
    /// Instances.
    pub(super) ids: &'l [String],
    /// Whether the group has fewer instances then; it makes others in their place where it has not.
    pub(super) shrinks: bool,
    /// Whether those that are not in the group are passed over.
    pub(super) passes_over: bool,
    /// `Remove`, which releases those that the group is entrusted with, or `Detach`.
    pub(super) kind: ActivityKind,
}

/// Takes instances out of a group that is enabled, and returns the activity that did.
pub(super) fn from_group(scope: &mut Scope<'_>, leaving: &Leaving<'_>) -> Result<String> {
    let mut group = idle(scope, leaving.group)?;
    if leaving.ids.is_empty() || leaving.ids.len() > MOST {
        return Err(invalid("InstanceId"));
    }
    let mut gone = Vec::with_capacity(leaving.ids.len());
    for id in leaving.ids {
        match member(scope, &group, id) {
            Ok(found) => gone.push(found),
            Err(compute::Error::NotFound { .. }) if leaving.passes_over => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    let filter = MemberFilter { groups: Some(vec![group.id.clone()]), ..MemberFilter::default() };
    let before = members(scope, &filter, compute::listing::Window::ALL)?;
    let count = i64::try_from(gone.len()).unwrap_or(i64::MAX);
    let total = before.total.saturating_sub(count);
    if leaving.shrinks && total < group.least {
        return Err(Error::of(codes::TOO_FEW));
    }
    let word = if leaving.kind == ActivityKind::Detach { "detach" } else { "remove" };
    let cause = cause_of_call(word, leaving.ids, before.total, total);
    let location = location::of(region_of(&group)?);
    let mut activity = begin(scope, &location, &group, (leaving.kind, count), cause)?;
    let ids: Vec<_> = gone.iter().map(|member| member.instance.as_str()).collect();
    if leaving.kind == ActivityKind::Detach {
        leave(scope, &ids)?;
    } else {
        remove(scope, &gone)?;
    }
    let attached = before.items.iter().filter(|member| !member.is_created && !ids.contains(&member.instance.as_str()));
    activity.attached = i64::try_from(attached.count()).unwrap_or(0);
    activity.instances = gone.iter().map(|member| member.instance.clone()).collect();
    activity.total = total;
    activity.ended_at = Some(scope.now());
    record(scope, &activity)?;
    settle(scope, &mut group, leaving.shrinks, (before.total, count))?;
    Ok(activity.id)
}

/// The number that a group has afterwards: it makes others in their place unless it is to shrink.
fn settle(scope: &mut Scope<'_>, group: &mut Group, shrinks: bool, (before, count): (i64, i64)) -> Result<()> {
    if shrinks {
        group.desired = group.desired.map(|number| group.within(number - count));
    } else if group.desired.is_none() {
        group.target = Some(group.within(before));
    }
    group.look_soon(scope);
    Ok(save(scope, group)?)
}
