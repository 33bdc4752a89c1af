//! `DescribeSubnets`

use compute::listing::WantedExtra;
use compute::network::subnet::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::{known_region, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};
use crate::vpc::subnet::shown;
use crate::vpc::view;

/// Lists the subnets of the region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSubnets {
    /// Only these.
    #[serde(default)]
    subnet_id: Ids,
    /// Filters `vpc-id`, `subnet-type`, `availability-zone-name`, `nat-id` and `network-acl-id`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    subnet_set: Vec<view::Subnet>,
}

/// The filters that there are.
const NAMES: [&str; 5] = ["vpc-id", "subnet-type", "availability-zone-name", "nat-id", "network-acl-id"];

impl Operation for DescribeSubnets {
    const NAME: &'static str = "DescribeSubnets";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeSubnets", vpc_krn(caller, call, "subnet/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&NAMES)?;
        let region = Some(known_region(cx)?.id.clone());
        let filter = &input.filter;
        let kinds = filter.values("subnet-type").map(|kinds| kinds.into_iter().map(Value::from).collect());
        let wanted = Filter {
            region,
            ids: input.subnet_id.wanted(),
            network_acls: filter.values("network-acl-id"),
            public_nats: filter.values("nat-id"),
            vpcs: filter.values("vpc-id"),
            zones: filter.values("availability-zone-name"),
            extra: kinds.map(|values| WantedExtra { name: "SubnetType", values, or_absent: false }),
            ..Filter::default()
        };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output { next_token: next_token(&part, window), subnet_set: shown(cx, part.items)? })
    }
}
