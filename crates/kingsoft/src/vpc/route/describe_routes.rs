//! `DescribeRoutes`

use compute::network::route::{Filter, HopKind, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Listed, listed};
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::{known_region, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};

/// Lists the routes of the region that were made by calls.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRoutes {
    /// Only these.
    #[serde(default)]
    route_id: Ids,
    /// Filters `vpc-id`, `instance-id` and `destination-cidr-block`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    route_set: Vec<Listed>,
}

/// The filters that there are.
const NAMES: [&str; 3] = ["vpc-id", "instance-id", "destination-cidr-block"];

impl Operation for DescribeRoutes {
    const NAME: &'static str = "DescribeRoutes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeRoutes", vpc_krn(caller, call, "route/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&NAMES)?;
        let hops = input.filter.values("instance-id");
        let wanted = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids: input.route_id.wanted(),
            vpcs: input.filter.values("vpc-id"),
            destinations: input.filter.values("destination-cidr-block"),
            hop_kind: hops.as_ref().map(|_| HopKind::Instance),
            hops,
            ..Filter::default()
        };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output { next_token: next_token(&part, window), route_set: listed(cx, part.items)? })
    }
}
