//! `ModifyVSwitchAttribute`

use compute::network::subnet::{Change, ChangeV6, get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::changed;
use crate::vpc::vswitch::part_v6;

/// Changes the name, the description or the IPv6 addresses of a vSwitch.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVSwitchAttribute {
    /// vSwitch.
    v_switch_id: Required,
    /// Region of the vSwitch.
    region_id: Option<RegionId>,
    /// New name, up to 128 characters; an empty one removes the name.
    v_switch_name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// Whether it has IPv6 addresses.
    #[serde(rename = "EnableIPv6")]
    enable_ipv6: Option<bool>,
    /// Which part of the IPv6 addresses of the network it has, 0 to 255; needed to get some.
    ipv6_cidr_block: Option<u8>,
    /// IPv6 addresses of the network, of which it has a part; those that the network got first by default.
    #[serde(default)]
    vpc_ipv6_cidr_block: Text,
}

impl Operation for ModifyVSwitchAttribute {
    const NAME: &'static str = "ModifyVSwitchAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"), ("VSwitchName", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyVSwitchAttribute", caller, call, "vswitch", &input.v_switch_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let subnet = get(cx.scope(), &input.v_switch_id)?;
        if input.region_id.is_some_and(|region| region.0.id != subnet.region) {
            return Err(compute::Error::not_found(compute::Kind::Subnet, subnet.id).into());
        }
        let v6 = match (input.enable_ipv6, part_v6(input.ipv6_cidr_block, &input.vpc_ipv6_cidr_block)?) {
            (Some(false), _) => Some(ChangeV6::Disable),
            (Some(true), None) => return Err(Error::missing("Ipv6CidrBlock")),
            (_, part) => part.map(ChangeV6::Enable),
        };
        let change = Change {
            name: changed(input.v_switch_name.as_deref(), 128, codes::VSWITCH_NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::VSWITCH_DESCRIPTION_MALFORMED)?,
            v6,
            ..Change::default()
        };
        modify(cx.scope(), &subnet.id, change)?;
        Ok(Empty {})
    }
}
