//! Groups whose time has come change their instances, when nobody calls.
//!
//! Every step is a transaction of its own: what a launch refuses is undone, tried in the next vSwitch or with the next type, and
//! in the end written down as an activity that failed.

use std::sync::Arc;

use compute::instance::Instance;
use compute::scaling::{
    self, Activity, ActivityFilter, ActivityKind, CHECKED_EVERY, Group, Member, Origin, Plan, add, begin, get, leave,
    plan, record, remove, save,
};
use kernel::Tenant;
use kms::Vault;
use store::Store;
use wire::{Scope, Service};

use super::Ess;
use super::activity::cause_of_size;
use super::field::region_of;
use super::group::{BALANCE, HEALTH_CHECK, MULTI_AZ, word_of};
use super::order::{Source, subnets};
use crate::ecs::field::Text;
use crate::ecs::instance::RunInstances;
use crate::ecs::instance::launch::launch;
use crate::ecs::{Error, Result, location};

/// How many instances one launch makes.
const MOST: i64 = 100;

/// Has the groups of an account whose time has come change their instances, and says how many groups those were.
pub async fn run_due(store: &Store, tenant: &Arc<Tenant>, vault: Vault<'_>) -> compute::Result<usize> {
    let due = scaling::due(&mut store.write(tenant).await?)?;
    for id in &due {
        match of_group(store, tenant, vault, id).await {
            Ok(()) => {}
            Err(Error::Domain(refusal)) => return Err(refusal),
            Err(Error::Refused(why)) => tracing::warn!(group = id, why = why.message, "a group cannot be scaled"),
        }
    }
    Ok(due.len())
}

async fn of_group(store: &Store, tenant: &Arc<Tenant>, vault: Vault<'_>, id: &str) -> Result<()> {
    let (group, pending, found) = begin_look(store.write(tenant).await?, id)?;
    let (mut stay, mut left) = (found.stay, found.missing);
    while left > 0 {
        let count = left.min(MOST);
        grow(store, tenant, vault, &group, (&pending, stay, count)).await?;
        (left, stay) = (left - count, stay + count);
    }
    Ok(())
}

/// Looks at a group and removes from it what has to go. Whatever comes of the rest, the group is looked at again.
fn begin_look(mut scope: Scope<'_>, id: &str) -> Result<(Group, String, Plan)> {
    let mut group = get(&mut scope, id)?;
    let found = plan(&mut scope, &group, word_of(&group, HEALTH_CHECK, "ECS") == "ECS")?;
    let pending = std::mem::take(&mut group.pending);
    shrink(&mut scope, &group, &pending, &found)?;
    let again = scope.now() + CHECKED_EVERY;
    group.target = None;
    group.due_at = Some(again);
    save(&mut scope, &group)?;
    scope.wake_at(again);
    scope.commit()?;
    Ok((group, pending, found))
}

/// Removes what is gone, what is not well and what is too much.
fn shrink(scope: &mut Scope<'_>, group: &Group, pending: &str, found: &Plan) -> Result<()> {
    let gone: Vec<_> = found.gone.iter().map(|member| member.instance.as_str()).collect();
    leave(scope, &gone)?;
    let before = found.stay + count(&found.surplus) + count(&found.unwell);
    for (members, after, asked) in
        [(&found.unwell, before - count(&found.unwell), ""), (&found.surplus, found.stay, pending)]
    {
        if members.is_empty() {
            continue;
        }
        let what = (ActivityKind::Remove, count(members));
        let mut activity = begun(scope, group, asked, what, (after + count(members), after))?;
        remove(scope, members)?;
        activity.instances = members.iter().map(|member| member.instance.clone()).collect();
        end(scope, group, activity, after)?;
    }
    Ok(())
}

fn count(members: &[Member]) -> i64 {
    i64::try_from(members.len()).unwrap_or(i64::MAX)
}

/// Adds instances: in one of the vSwitches and of one of the types in which they can be launched.
async fn grow(
    store: &Store,
    tenant: &Arc<Tenant>,
    vault: Vault<'_>,
    group: &Group,
    (pending, stay, wanted): (&str, i64, i64),
) -> Result<()> {
    let mut problem = None;
    let attempts = {
        let mut scope = store.write(tenant).await?;
        match attempts(&mut scope, group, wanted) {
            Ok(attempts) => attempts,
            Err(error) => {
                problem = Some(refused(error)?);
                Vec::new()
            }
        }
    };
    for (origin, orders) in attempts {
        let mut scope = store.write(tenant).await?;
        match add_launched(&mut scope, vault, group, (pending, stay, wanted), (origin, &orders)) {
            Ok(()) => return Ok(scope.commit()?),
            Err(error) => problem = Some(refused(error)?),
        }
    }
    let mut scope = store.write(tenant).await?;
    let mut failed = begun(&mut scope, group, pending, (ActivityKind::Add, wanted), (stay, stay + wanted))?;
    failed.problem = problem.unwrap_or_default();
    end(&mut scope, group, failed, stay)?;
    Ok(scope.commit()?)
}

/// The reason of a refusal in the vendor's words; a fault goes on.
fn refused(error: Error) -> Result<String> {
    match error {
        Error::Domain(compute::Error::Store(fault)) => Err(fault.into()),
        other => Ok(Ess::refuse(&other).message),
    }
}

/// The launches of an attempt, and what they are made after.
type Attempt = (Origin, Vec<RunInstances>);

/// What is tried, best first: the types in their order, each in the vSwitches in theirs, or spread over all of these.
fn attempts(scope: &mut Scope<'_>, group: &Group, wanted: i64) -> Result<Vec<Attempt>> {
    let source = Source::of(scope, group)?;
    let subnets: Vec<_> = subnets(scope, &group.region, &group.subnets)?.into_iter().map(|subnet| subnet.id).collect();
    let origin = Origin {
        configuration: source.configuration.clone(),
        template_version: source.template_version.clone(),
        is_created: true,
        is_entrusted: true,
        weight: source.weight,
        ..Origin::default()
    };
    let shares: Vec<Vec<(String, i64)>> = if word_of(group, MULTI_AZ, "PRIORITY") == BALANCE {
        vec![spread(scope, group, &subnets, wanted)?]
    } else {
        subnets.into_iter().map(|subnet| vec![(subnet, wanted)]).collect()
    };
    let of_type = |launch: &RunInstances| {
        let placed = |share: &Vec<(String, i64)>| {
            let order = |(subnet, amount): &(String, i64)| RunInstances {
                v_switch_id: Text::from(subnet.clone()),
                amount: Some(*amount),
                ..launch.clone()
            };
            (origin.clone(), share.iter().map(order).collect())
        };
        shares.iter().map(placed).collect::<Vec<_>>()
    };
    Ok(source.launches.iter().flat_map(of_type).collect())
}

/// How many instances each vSwitch gets, so that they have as many as each other.
fn spread(scope: &mut Scope<'_>, group: &Group, subnets: &[String], wanted: i64) -> Result<Vec<(String, i64)>> {
    let members = scaling::members_of(scope, &group.id)?;
    let ids: Vec<_> = members.iter().map(|member| member.instance.as_str()).collect();
    let instances = compute::instance::get_many(scope, &ids)?;
    let there = |subnet: &String| instances.iter().filter(|instance| instance.subnet_id == *subnet).count();
    let mut shares: Vec<(String, i64, i64)> =
        subnets.iter().map(|subnet| (subnet.clone(), i64::try_from(there(subnet)).unwrap_or(0), 0)).collect();
    for _ in 0..wanted {
        if let Some(least) = shares.iter_mut().min_by_key(|(_, there, new)| there + new) {
            least.2 += 1;
        }
    }
    Ok(shares.into_iter().filter(|(_, _, new)| *new > 0).map(|(subnet, _, new)| (subnet, new)).collect())
}

/// Launches instances, adds them to the group and writes down that it was done.
fn add_launched(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    group: &Group,
    (pending, stay, wanted): (&str, i64, i64),
    (origin, orders): (Origin, &[RunInstances]),
) -> Result<()> {
    let mut done = begun(scope, group, pending, (ActivityKind::Add, wanted), (stay, stay + wanted))?;
    let mut made: Vec<Instance> = Vec::new();
    for order in orders {
        made.extend(launch(scope, vault, order, true)?);
    }
    for instance in &made {
        add(scope, group, &instance.id, Origin { activity: done.id.clone(), ..origin.clone() })?;
    }
    let up = made.iter().map(|instance| instance.lifecycle.settles_at()).max();
    done.instances = made.into_iter().map(|instance| instance.id).collect();
    done.ended_at = up;
    end(scope, group, done, stay + wanted)
}

/// The activity that somebody asked for, or one that the group begins by itself.
fn begun(
    scope: &mut Scope<'_>,
    group: &Group,
    pending: &str,
    what: (ActivityKind, i64),
    sizes: (i64, i64),
) -> Result<Activity> {
    let asked = ActivityFilter { ids: Some(vec![pending.to_owned()]), ..ActivityFilter::default() };
    let found = scaling::activities(scope, &asked, compute::listing::Window::ALL)?.items.pop();
    match found.filter(|activity| activity.ended_at.is_none()) {
        Some(asked) => Ok(asked),
        None => activity(scope, group, what, sizes),
    }
}

fn activity(
    scope: &mut Scope<'_>,
    group: &Group,
    what: (ActivityKind, i64),
    (before, after): (i64, i64),
) -> Result<Activity> {
    Ok(begin(scope, &location::of(region_of(group)?), group, what, cause_of_size(before, after))?)
}

/// Keeps how an activity ended, with so many instances in the group.
fn end(scope: &mut Scope<'_>, group: &Group, mut activity: Activity, total: i64) -> Result<()> {
    let members = scaling::members_of(scope, &group.id)?;
    activity.attached = i64::try_from(members.iter().filter(|member| !member.is_created).count()).unwrap_or(0);
    activity.total = total;
    activity.ended_at = activity.ended_at.or(Some(scope.now()));
    Ok(record(scope, &activity)?)
}
