//! `CreateDefaultVpc`

use compute::Extras;
use compute::listing::Window;
use compute::network::block::BlockRules;
use compute::network::vpc::{Filter, New, create, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::{block, line_v6};
use crate::vpc::view::group;

/// The block of the networks that the cloud makes.
const BLOCK: &str = "172.31.0.0/16";

/// Creates the default network of a region, of which there is one at most.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDefaultVpc {
    /// Region of the network.
    region_id: RegionId,
    /// Whether it has IPv6 addresses; no by default.
    enable_ipv6: Option<bool>,
    /// IPv6 addresses that were reserved before; none can be reserved.
    #[serde(default, rename = "Ipv6CidrBlock")]
    _ipv6_cidr_block: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    vpc_id: String,
    v_router_id: String,
    route_table_id: String,
}

impl Operation for CreateDefaultVpc {
    const NAME: &'static str = "CreateDefaultVpc";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:CreateDefaultVpc", caller, call, "vpc", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let filter = Filter { region: Some(region.id.clone()), is_default: Some(true), ..Filter::default() };
        if list(cx.scope(), &filter, Window::page(1, 1))?.total > 0 {
            return Err(Error::of(codes::DEFAULT_VPC_EXISTS));
        }
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let new = New {
            block: block(BLOCK)?,
            line_v6: input.enable_ipv6.unwrap_or(false).then(|| line_v6(None)).transpose()?,
            name: String::new(),
            description: String::new(),
            is_default: true,
            resource_group: group(cx.scope(), named),
            tags: kernel::Tags::default(),
            extras: Extras::new(),
        };
        let vpc = create(cx.scope(), &location::of(region), &BlockRules::prefix(8, 28), new)?;
        Ok(Output { vpc_id: vpc.id, v_router_id: vpc.router_id, route_table_id: vpc.route_table_id })
    }
}
