//! `CreateHaVip`

use std::net::Ipv4Addr;

use compute::Error as Refusal;
use compute::network::block::AddressError;
use compute::network::havip::{New, create};
use compute::network::subnet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::codes::havip as codes;
use crate::vpc::text::{name, text};
use crate::vpc::view::group;

/// Creates a high-availability virtual address in a vSwitch.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateHaVip {
    /// Region of the vSwitch.
    region_id: RegionId,
    /// vSwitch.
    v_switch_id: Required,
    /// Address that is wished for; any free one by default.
    #[serde(default)]
    ip_address: Text,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ha_vip_id: String,
    ip_address: String,
}

impl Operation for CreateHaVip {
    const NAME: &'static str = "CreateHaVip";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"), ("Name", "office")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:CreateHaVip";
        let vswitch = about(action, caller, call, "vswitch", &input.v_switch_id);
        with_tags(one(action, caller, call, "havip", "*").and(vswitch), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let address: Option<Ipv4Addr> =
            input.ip_address.get().map(str::parse).transpose().map_err(|_| Error::of(codes::ADDRESS_MALFORMED))?;
        let subnet = subnet::get(cx.scope(), &input.v_switch_id)?;
        if subnet.region != input.region_id.0.id {
            return Err(Refusal::not_found(compute::Kind::Subnet, subnet.id).into());
        }
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let new = New {
            subnet,
            reservation: location::RESERVATION,
            address,
            name: name(input.name.get(), 1, 128, codes::NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::DESCRIPTION_MALFORMED)?,
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
        };
        let vip = create(cx.scope(), &location::of(input.region_id.0), new).map_err(|refusal| match refusal {
            Refusal::Address(AddressError::Outside { .. }) => Error::of(codes::ADDRESS_OUTSIDE),
            Refusal::Address(AddressError::Reserved { .. }) => Error::of(codes::ADDRESS_RESERVED),
            Refusal::Address(AddressError::Taken { .. }) => Error::of(codes::ADDRESS_TAKEN),
            other => other.into(),
        })?;
        Ok(Output { ha_vip_id: vip.id, ip_address: vip.address.to_string() })
    }
}
