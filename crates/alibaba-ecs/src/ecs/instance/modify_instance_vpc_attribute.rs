//! `ModifyInstanceVpcAttribute`

use std::net::Ipv4Addr;

use compute::instance::{Destination, relocate};
use compute::network::subnet;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::launch::MOST_GROUPS;
use crate::ecs::checks::{about, resource};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes, location};

/// Moves a stopped instance to another vSwitch of its zone, or gives it another private address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceVpcAttribute {
    /// Instance.
    instance_id: Required,
    /// vSwitch, in the zone of the instance.
    v_switch_id: Required,
    /// Private address; any free one by default.
    #[serde(default)]
    private_ip_address: Text,
    /// Network of the vSwitch, where it is another one than the instance's.
    #[serde(default)]
    vpc_id: Text,
    /// Security groups in the other network, up to 5.
    #[serde(default)]
    security_group_id: Vec<String>,
}

impl Operation for ModifyInstanceVpcAttribute {
    const NAME: &'static str = "ModifyInstanceVpcAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("VSwitchId", "vsw-bp67acfmxazb4pa1b2c3d")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "ecs:ModifyInstanceVpcAttribute";
        let groups = input.security_group_id.iter().map(|id| about(ACTION, caller, call, "securitygroup", id));
        Checks::only(about(ACTION, caller, call, "instance", &input.instance_id))
            .and(Check::new(ACTION, resource("vpc", caller, call, "vswitch", &input.v_switch_id)))
            .and_all(groups)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let subnet = subnet::get(cx.scope(), &input.v_switch_id)?;
        if input.vpc_id.get().is_some_and(|vpc| vpc != subnet.vpc_id) {
            return Err(compute::Error::not_found(compute::Kind::Subnet, subnet.id).into());
        }
        if input.security_group_id.len() > MOST_GROUPS {
            return Err(Error::of(codes::security_group::TOO_MANY_TO_SET));
        }
        if subnet.vpc_id != instance.vpc_id && input.security_group_id.is_empty() {
            return Err(Error::missing("SecurityGroupId"));
        }
        let address: Option<Ipv4Addr> = input
            .private_ip_address
            .get()
            .map(str::parse)
            .transpose()
            .map_err(|_| Error::of(codes::network::ADDRESS_MALFORMED))?;
        if address.is_some_and(|address| !subnet.block.contains(address)) {
            return Err(Error::of(codes::network::ADDRESS_MISMATCH));
        }
        let groups = Some(input.security_group_id).filter(|groups| !groups.is_empty());
        let to = Destination { subnet, address, groups, reservation: location::RESERVATION, may_be_up: false };
        relocate(cx.scope(), &instance.id, &to).map_err(|refusal| match refusal {
            compute::Error::WrongState { .. } => Error::of(codes::instance::NOT_STOPPED_TO_MOVE),
            other => other.into(),
        })?;
        Ok(Empty {})
    }
}
