//! `ModifyInstanceDeployment`

use compute::instance::{Change, Status};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::stored_attributes::StoredAttributes;
use crate::ecs::checks::about;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes, deployment_set};

/// Puts an instance into a deployment set, or takes it out.
///
/// The sandbox has no dedicated hosts, so an instance cannot move to one.
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
    /// Dedicated host; there is none.
    #[serde(default)]
    dedicated_host_id: Text,
    /// Cluster of dedicated hosts; there is none.
    #[serde(default, rename = "DedicatedHostClusterId")]
    _dedicated_host_cluster_id: Unbuilt,
    /// Whether it runs on a dedicated host: `host`.
    #[serde(default)]
    tenancy: Text,
    /// Whether it stays on its dedicated host: `host` or `default`.
    #[serde(default)]
    affinity: Text,
    /// New type, on a dedicated host.
    #[serde(default, rename = "InstanceType")]
    _instance_type: Unbuilt,
    /// How it moves: `reboot`, the default, or `live`.
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
        let Some(id) = input.deployment_set_id.get() else { return Err(Error::missing("DeploymentSetId")) };
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let region = &input.region_id.0.id;
        if instance.region != *region {
            return Err(compute::Error::not_found(compute::Kind::Instance, instance.id).into());
        }
        let status = instance.status(cx.now());
        if !matches!(status, Status::Running | Status::Stopped) {
            return Err(compute::Error::WrongState { id: instance.id, status }.into());
        }
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

/// Refuses words that there are not, and dedicated hosts, of which there is none.
fn check(input: &ModifyInstanceDeployment) -> Result<()> {
    if !matches!(input.migration_type.get(), None | Some("reboot" | "live")) {
        return Err(Error::invalid("MigrationType"));
    }
    if !matches!(input.tenancy.get(), None | Some("host")) {
        return Err(Error::of(codes::deployment_set::TENANCY_INVALID));
    }
    if !matches!(input.affinity.get(), None | Some("host" | "default")) {
        return Err(Error::invalid("Affinity"));
    }
    if input.dedicated_host_id.get().is_some() || input.tenancy.get().is_some() {
        return Err(Error::of(codes::deployment_set::HOST_NOT_FOUND));
    }
    Ok(())
}
