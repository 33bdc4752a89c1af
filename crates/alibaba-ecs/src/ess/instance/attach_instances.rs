//! `AttachInstances`

use compute::instance;
use compute::scaling::{ActivityKind, Group, MemberFilter, Origin, add, begin, members, record, save};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::{Begun, MOST};
use crate::ecs::field::{ClientToken, Required};
use crate::ecs::{Error, Result, location};
use crate::ess::activity::cause_of_call;
use crate::ess::field::{asks, idle, invalid, region_of};
use crate::ess::{Ess, codes, order};

/// Adds instances that run to a group that is enabled.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AttachInstances {
    /// Group.
    scaling_group_id: Required,
    /// Up to 20 instances, which are in the group's network and in no other group.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Whether they are released when they leave the group; they are not by default.
    #[serde(default)]
    entrusted: bool,
    /// Their weights behind load balancers, 1 to 100, in the order of the instances; 50 by default. They are kept and shown again.
    #[serde(default)]
    load_balancer_weight: Vec<i64>,
    /// Whether instances that cannot be added are passed over.
    #[serde(default)]
    ignore_invalid_instance: bool,
    /// Whether hooks wait for somebody.
    #[serde(default, rename = "LifecycleHook")]
    _lifecycle_hook: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for AttachInstances {
    const NAME: &'static str = "AttachInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Output = Begun;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:AttachInstances", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Begun> {
        let mut group = idle(cx.scope(), &input.scaling_group_id)?;
        let ids: Vec<_> = if input.ignore_invalid_instance {
            let scope = cx.scope();
            let fits = |id: &String| match check(scope, &group, id) {
                Ok(()) => Some(Ok(id.clone())),
                Err(Error::Domain(compute::Error::Store(fault))) => Some(Err(Error::from(fault))),
                Err(_) => None,
            };
            input.instance_id.iter().filter_map(fits).collect::<Result<_>>()?
        } else {
            input.instance_id
        };
        let how = (input.entrusted, input.load_balancer_weight.as_slice());
        let activity = attach(cx.scope(), &group, &ids, how)?;
        if let Some(number) = group.desired {
            group.desired = Some(group.within(number + i64::try_from(ids.len()).unwrap_or(0)));
        }
        group.look_soon(cx.scope());
        save(cx.scope(), &group)?;
        Ok(Begun { scaling_activity_id: activity })
    }
}

/// Adds instances to a group, whether it is entrusted with them and with which weights, and returns the activity that did.
pub(in crate::ess) fn attach(
    scope: &mut Scope<'_>,
    group: &Group,
    ids: &[String],
    (is_entrusted, weights): (bool, &[i64]),
) -> Result<String> {
    if weights.len() > ids.len() || !weights.iter().all(|weight| (1..=100).contains(weight)) {
        return Err(invalid("LoadBalancerWeight"));
    }
    if ids.is_empty() || ids.len() > MOST {
        return Err(invalid("InstanceId"));
    }
    for id in ids {
        check(scope, group, id)?;
    }
    let filter = MemberFilter { groups: Some(vec![group.id.clone()]), ..MemberFilter::default() };
    let before = members(scope, &filter, compute::listing::Window::ALL)?;
    let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let total = before.total.saturating_add(count);
    if total > group.most {
        return Err(Error::of(codes::TOO_MANY));
    }
    let cause = cause_of_call("attach", ids, before.total, total);
    let location = location::of(region_of(group)?);
    let mut activity = begin(scope, &location, group, (ActivityKind::Attach, count), cause)?;
    for (place, id) in ids.iter().enumerate() {
        let weight = weights.get(place).copied();
        let origin = Origin { activity: activity.id.clone(), is_entrusted, weight, ..Origin::default() };
        add(scope, group, id, origin)?;
    }
    let attached = before.items.iter().filter(|member| !member.is_created).count();
    activity.instances = ids.to_vec();
    activity.total = total;
    activity.attached = count.saturating_add(i64::try_from(attached).unwrap_or(0));
    activity.ended_at = Some(scope.now());
    record(scope, &activity)?;
    Ok(activity.id)
}

/// Refuses an instance that does not run, or is in another network or group.
fn check(scope: &mut Scope<'_>, group: &Group, id: &str) -> Result<()> {
    let found = instance::get(scope, id)?;
    let now = scope.now();
    if found.lifecycle.running_since(now).is_none() || !found.status(now).is_stable() {
        return Err(Error::about(codes::INSTANCE_STATUS, id));
    }
    let subnets = order::subnets(scope, &group.region, &group.subnets)?;
    if subnets.first().is_some_and(|subnet| subnet.vpc_id != found.vpc_id) {
        return Err(Error::about(codes::INSTANCE_VPC, id));
    }
    let others = MemberFilter { instances: Some(vec![id.to_owned()]), ..MemberFilter::default() };
    if members(scope, &others, compute::listing::Window::ALL)?.total > 0 {
        return Err(Error::about(codes::INSTANCE_IN_GROUP, id));
    }
    Ok(())
}
