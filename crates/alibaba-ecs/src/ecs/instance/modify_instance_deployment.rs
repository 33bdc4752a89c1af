//! `ModifyInstanceDeployment`

use compute::instance::{Change, Instance, Status};
use compute::{capacity_reservation, dedicated_host};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::stored_attributes::StoredAttributes;
use super::{expiry_of, kind_of};
use crate::ecs::checks::about;
use crate::ecs::dedicated_host::Guests;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes, deployment_set};

/// Puts an instance into a deployment set or takes it out, or moves it to a dedicated host.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceDeployment {
    /// Region of the instance.
    region_id: RegionId,
    /// Instance.
    instance_id: Required,
    /// Deployment set that it goes to, or that it leaves.
    #[serde(default)]
    deployment_set_id: Text,
    /// Group in the deployment set, where that has groups; the smallest one by default.
    deployment_set_group_no: Option<i64>,
    /// Whether it leaves the deployment set.
    #[serde(default)]
    remove_from_deployment_set: bool,
    /// Whether it may be restarted on another machine; no machine of the sandbox is full.
    #[serde(default, rename = "Force")]
    _force: bool,
    /// Dedicated host of its zone that it moves to.
    #[serde(default)]
    dedicated_host_id: Text,
    /// Cluster of dedicated hosts, to one of which it moves.
    #[serde(default)]
    dedicated_host_cluster_id: Text,
    /// Whether it moves to a dedicated host: `host`, with which one is chosen where none is named.
    #[serde(default)]
    tenancy: Text,
    /// Whether it stays on its dedicated host: `host` or `default`. It always does.
    #[serde(default)]
    affinity: Text,
    /// New type, which it gets as it moves.
    #[serde(default, rename = "InstanceType")]
    _instance_type: Unbuilt,
    /// How it moves to a host: `reboot`, the default, for one that is stopped and is started there, or `live`.
    #[serde(default)]
    migration_type: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for ModifyInstanceDeployment {
    const NAME: &'static str = "ModifyInstanceDeployment";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
        ("DeploymentSetId", "ds-bp67acfmxazb4ph4uqmx"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "ecs:ModifyInstanceDeployment";
        Checks::only(about(ACTION, caller, call, "instance", &input.instance_id))
            .and_if(input.deployment_set_id.get(), |id| about(ACTION, caller, call, "deploymentset", id))
            .and_if(input.dedicated_host_id.get(), |id| about(ACTION, caller, call, "ddh", id))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        check(&input)?;
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let region = &input.region_id.0.id;
        if instance.region != *region {
            return Err(compute::Error::not_found(compute::Kind::Instance, instance.id).into());
        }
        let status = instance.status(cx.now());
        if !matches!(status, Status::Running | Status::Stopped) {
            return Err(compute::Error::WrongState { id: instance.id, status }.into());
        }
        if input.moves() {
            return to_host(cx, &input, &instance, status);
        }
        let Some(id) = input.deployment_set_id.get() else { return Err(Error::missing("DeploymentSetId")) };
        let present = StoredAttributes::of(&instance.extras).deployment_set_id;
        let (set, group) = if input.remove_from_deployment_set {
            if present.as_deref() != Some(id) {
                return Err(Error::of(codes::deployment_set::NOT_FOUND));
            }
            (Value::Null, Value::Null)
        } else {
            let more = u32::from(present.as_deref() != Some(id));
            let set = deployment_set::check_room(cx.scope(), region, id, &instance.zone, more)?;
            (json!(set.id), json!(deployment_set::group(cx.scope(), &set, input.deployment_set_group_no)?))
        };
        let kept = [("deployment_set_id", set), ("deployment_set_group", group)];
        let extras = kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        compute::instance::modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
        Ok(Empty {})
    }
}

impl ModifyInstanceDeployment {
    /// Whether the instance moves to a dedicated host.
    fn moves(&self) -> bool {
        [&self.dedicated_host_id, &self.dedicated_host_cluster_id, &self.tenancy].iter().any(|said| !said.is_absent())
    }
}

/// Refuses words that there are not, and a host beside a deployment set.
///
/// Source: the page of the operation: the deployment set does not change where something is said of hosts.
fn check(input: &ModifyInstanceDeployment) -> Result<()> {
    if !matches!(input.migration_type.get(), None | Some("reboot" | "live")) {
        return Err(Error::invalid("MigrationType"));
    }
    if !matches!(input.tenancy.get(), None | Some("host")) {
        return Err(Error::of(codes::dedicated_host::TENANCY_INVALID));
    }
    if !matches!(input.affinity.get(), None | Some("host" | "default")) {
        return Err(Error::invalid("Affinity"));
    }
    if input.moves() && input.deployment_set_id.get().is_some() {
        return Err(Error::invalid("DeploymentSetId"));
    }
    if input.migration_type.get() == Some("live") && input.moves() && input.dedicated_host_id.is_absent() {
        return Err(Error::missing("DedicatedHostId"));
    }
    Ok(())
}

/// Moves an instance to a dedicated host.
///
/// Source: the page of the operation, for which instances move, and that one which does not move live is started there.
fn to_host(cx: &mut Cx<'_>, input: &ModifyInstanceDeployment, instance: &Instance, status: Status) -> Result<Empty> {
    let is_live = input.migration_type.get() == Some("live");
    if !is_live && status != Status::Stopped {
        return Err(Error::of(codes::dedicated_host::NOT_STOPPED));
    }
    let stored = StoredAttributes::of(&instance.extras);
    let paid_until = expiry_of(instance);
    let is_spot = !matches!(stored.spot_strategy.as_deref(), None | Some("NoSpot"));
    if stored.dedicated_host_id.is_none() && (paid_until.is_some() || is_spot) {
        // GUESS: the page says that only what is paid for by use leaves a shared host, and has no code for it.
        return Err(Error::of(codes::charge::NOT_RELEASABLE));
    }
    let Some(kind) = kind_of(instance) else { return Err(Error::of(codes::instance::TYPE_NOT_SUPPORTED)) };
    let guests = Guests {
        region: &instance.region,
        zone: &instance.zone,
        kind,
        paid_until,
        host: input.dedicated_host_id.get(),
        cluster: input.dedicated_host_cluster_id.get(),
        present: Some(&instance.id),
    };
    let Some(host) = guests.hosts(cx.scope(), 1)?.pop() else { return Err(Error::of(codes::charge::NO_STOCK)) };
    let kept = [
        (dedicated_host::OF_INSTANCE, json!(host)),
        ("tenancy", json!("host")),
        ("affinity", json!(input.affinity.get().unwrap_or("default"))),
        (capacity_reservation::OF_INSTANCE, Value::Null),
        ("private_pool_id", Value::Null),
        ("private_pool_match", json!("None")),
    ];
    let extras = kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    compute::instance::modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
    if !is_live {
        compute::instance::start(cx.scope(), &instance.id)?;
    }
    Ok(Empty {})
}
