//! `LeaveSecurityGroup`

use compute::network::security_group;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::join_security_group::instance_of;
use crate::ecs::Ecs;
use crate::ecs::checks;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Takes an instance out of a security group that is not its only one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct LeaveSecurityGroup {
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

impl Operation for LeaveSecurityGroup {
    const NAME: &'static str = "LeaveSecurityGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let about = |kind, id: &str| checks::about("ecs:LeaveSecurityGroup", caller, call, kind, id);
        Checks::only(about("securitygroup", &input.security_group_id))
            .and_if(input.instance_id.get(), |id| about("instance", id))
            .and_if(input.network_interface_id.get(), |id| about("eni", id))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let instance = instance_of(cx.scope(), input.instance_id.get(), input.network_interface_id.get())?;
        security_group::leave(cx.scope(), &input.security_group_id, &instance)?;
        Ok(Empty {})
    }
}
