//! `JoinSecurityGroup`

use compute::network::security_group;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use crate::ecs::Ecs;
use crate::ecs::checks;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::instance::launch::MOST_GROUPS;
use crate::ecs::view::Empty;

/// Puts an instance into one more security group of its network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct JoinSecurityGroup {
    /// Group.
    security_group_id: Required,
    /// Instance.
    #[serde(default)]
    instance_id: Text,
    /// Network interface, in place of its instance.
    #[serde(default)]
    network_interface_id: Text,
    /// Region of the group.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
}

impl Operation for JoinSecurityGroup {
    const NAME: &'static str = "JoinSecurityGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let about = |kind, id: &str| checks::about("ecs:JoinSecurityGroup", caller, call, kind, id);
        Checks::only(about("securitygroup", &input.security_group_id))
            .and_if(input.instance_id.get(), |id| about("instance", id))
            .and_if(input.network_interface_id.get(), |id| about("eni", id))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let instance = instance_of(cx.scope(), input.instance_id.get(), input.network_interface_id.get())?;
        let groups = compute::instance::get(cx.scope(), &instance)?.groups;
        if groups.len() >= MOST_GROUPS && !groups.iter().any(|group| *group == *input.security_group_id) {
            return Err(Error::of(codes::security_group::TOO_MANY_TO_JOIN));
        }
        security_group::join(cx.scope(), &input.security_group_id, &instance).map_err(|refusal| match refusal {
            compute::Error::OtherNetwork { .. } => Error::of(codes::security_group::INSTANCE_OF_OTHER_VPC),
            other => other.into(),
        })?;
        Ok(Empty {})
    }
}

/// The instance that a call names, itself or by its interface.
pub(super) fn instance_of(scope: &mut Scope<'_>, instance: Option<&str>, interface: Option<&str>) -> Result<String> {
    match (instance, interface) {
        (Some(instance), _) => Ok(instance.to_owned()),
        (None, Some(id)) => {
            let found = compute::network::interface::find(scope, id)?.and_then(|found| found.instance_id);
            Ok(found.ok_or_else(|| compute::Error::not_found(compute::Kind::Interface, id))?)
        }
        (None, None) => Err(Error::missing("InstanceId")),
    }
}
