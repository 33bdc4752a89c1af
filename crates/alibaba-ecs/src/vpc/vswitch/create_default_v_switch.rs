//! `CreateDefaultVSwitch`

use alibaba_core::catalogue::catalogue;
use compute::Extras;
use compute::listing::Window;
use compute::network::block::BlockRules;
use compute::network::subnet::{self, Filter, New, create, list};
use compute::network::vpc;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::codes;
use crate::vpc::vswitch::part_v6;
use crate::vpc::{Vpc, vswitch_of};

/// How many bits say of which vSwitch an address of a default network is.
const PREFIX: u8 = 20;

/// Cuts the default vSwitch of a zone from the default network of its region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDefaultVSwitch {
    /// Region of the default network.
    region_id: RegionId,
    /// Zone, which has one default vSwitch at most.
    zone_id: Required,
    /// Which part of the IPv6 addresses of the network it has, 0 to 255.
    ipv6_cidr_block: Option<u8>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    v_switch_id: String,
}

impl Operation for CreateDefaultVSwitch {
    const NAME: &'static str = "CreateDefaultVSwitch";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ZoneId", "cn-hangzhou-b")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        vswitch_of("vpc:CreateDefaultVSwitch", caller, call, None)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let Some((_, zone)) = catalogue().zone(&input.zone_id).filter(|(its, _)| its.id == region.id) else {
            return Err(Error::of(codes::ZONE_NOT_FOUND));
        };
        let filter = vpc::Filter { region: Some(region.id.clone()), is_default: Some(true), ..vpc::Filter::default() };
        let Some(vpc) = vpc::list(cx.scope(), &filter, Window::page(1, 1))?.items.pop() else {
            return Err(Error::of(codes::DEFAULT_VPC_NOT_FOUND));
        };
        let there = Filter {
            vpcs: Some(vec![vpc.id.clone()]),
            zones: Some(vec![zone.id.clone()]),
            is_default: Some(true),
            ..Filter::default()
        };
        if list(cx.scope(), &there, Window::page(1, 1))?.total > 0 {
            return Err(Error::of(codes::DEFAULT_VSWITCH_EXISTS));
        }
        let taken = subnet::blocks_in(cx.scope(), &vpc.id)?;
        let new = New {
            zone: zone.id.clone(),
            block: vpc.block.next_free(PREFIX, taken).map_err(compute::Error::from)?,
            part_v6: part_v6(input.ipv6_cidr_block, &Text::default())?,
            name: String::new(),
            description: String::new(),
            is_default: true,
            resource_group: vpc.resource_group,
            tags: kernel::Tags::default(),
            extras: Extras::new(),
            vpc_id: vpc.id,
        };
        let subnet = create(cx.scope(), &location::of(region), &BlockRules::prefix(16, 29), new)?;
        Ok(Output { v_switch_id: subnet.id })
    }
}
