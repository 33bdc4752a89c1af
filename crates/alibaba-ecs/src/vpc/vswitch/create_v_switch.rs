//! `CreateVSwitch`

use alibaba_core::catalogue::catalogue;
use compute::Extras;
use compute::network::block::BlockRules;
use compute::network::subnet::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::with_tags;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::tag::{self as tags, Tag};
use crate::vpc::codes;
use crate::vpc::text::{block, text};
use crate::vpc::vswitch::part_v6;
use crate::vpc::{Vpc, vswitch_of};

/// Cuts a vSwitch from a network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVSwitch {
    /// Network.
    vpc_id: Required,
    /// Zone of the vSwitch.
    zone_id: Required,
    /// Addresses inside the network's, with a prefix of 16 to 29 bits.
    cidr_block: Required,
    /// Which part of the IPv6 addresses of the network it has, 0 to 255.
    ipv6_cidr_block: Option<u8>,
    /// IPv6 addresses of the network, of which it has a part; those that the network got first by default.
    #[serde(default)]
    vpc_ipv6_cidr_block: Text,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    v_switch_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Region of the network.
    region_id: Option<RegionId>,
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
    v_switch_id: String,
}

impl Operation for CreateVSwitch {
    const NAME: &'static str = "CreateVSwitch";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("ZoneId", "cn-hangzhou-b"),
        ("CidrBlock", "192.168.1.0/24"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(vswitch_of("vpc:CreateVSwitch", caller, call, Some(&input.vpc_id)), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.ipv6_cidr_block.is_none() && input.vpc_ipv6_cidr_block.get().is_some() {
            return Err(Error::missing("Ipv6CidrBlock"));
        }
        let vpc = compute::network::vpc::get(cx.scope(), &input.vpc_id)?;
        if input.region_id.is_some_and(|region| region.0.id != vpc.region) {
            return Err(compute::Error::not_found(compute::Kind::Vpc, vpc.id).into());
        }
        let Some((region, zone)) = catalogue().zone(&input.zone_id).filter(|(region, _)| region.id == vpc.region)
        else {
            return Err(Error::of(codes::ZONE_NOT_FOUND));
        };
        let new = New {
            vpc_id: vpc.id,
            zone: zone.id.clone(),
            block: block(&input.cidr_block)?,
            part_v6: part_v6(input.ipv6_cidr_block, &input.vpc_ipv6_cidr_block)?,
            name: text(input.v_switch_name.get(), 128, codes::VSWITCH_NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::VSWITCH_DESCRIPTION_MALFORMED)?,
            is_default: false,
            resource_group: vpc.resource_group,
            tags: tags::read(&input.tag)?,
            extras: Extras::new(),
        };
        let subnet = create(cx.scope(), &location::of(region), &BlockRules::prefix(16, 29), new)?;
        Ok(Output { v_switch_id: subnet.id })
    }
}
