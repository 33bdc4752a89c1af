//! `CreateRouteTable`

use compute::network::route_table::{New, Serves, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::tag::{self as tags, Tag};
use crate::vpc::text::text;
use crate::vpc::{Vpc, codes, vpc};

/// Creates a route table of the customer's in a network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRouteTable {
    /// Region of the network.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    route_table_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
    /// What uses it: `VSwitch` (default) or `Gateway`.
    #[serde(default)]
    associate_type: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

/// Which table it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    route_table_id: String,
}

impl Operation for CreateRouteTable {
    const NAME: &'static str = "CreateRouteTable";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("RouteTableName", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateRouteTable", caller, call, "routetable", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let vpc = vpc::in_region(cx.scope(), Some(input.region_id), &input.vpc_id)?;
        let new = New {
            vpc_id: vpc.id,
            serves: match input.associate_type.get() {
                None | Some("VSwitch") => Serves::Subnets,
                Some("Gateway") => Serves::Gateways,
                Some(_) => return Err(Error::invalid("AssociateType")),
            },
            name: text(input.route_table_name.get(), 128, codes::ROUTE_TABLE_NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::ROUTE_TABLE_DESCRIPTION_MALFORMED)?,
            tags: tags::read(&input.tag)?,
        };
        let table = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { route_table_id: table.id })
    }
}
