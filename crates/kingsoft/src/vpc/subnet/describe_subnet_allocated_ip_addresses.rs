//! `DescribeSubnetAllocatedIpAddresses`

use std::net::Ipv4Addr;

use compute::network::subnet::taken;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::named;
use crate::kec::errors::Error;
use crate::kec::field::Filters;
use crate::kec::location::vpc_krn;
use crate::page;
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};

/// Lists the addresses of subnets that are in use, those of each subnet in order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSubnetAllocatedIpAddresses {
    /// Filter `subnet-id`, which says whose addresses are listed.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    /// Those that are in use, for all the name says.
    #[schemars(with = "Vec<String>")]
    available_ip_address: Vec<Ipv4Addr>,
}

impl Operation for DescribeSubnetAllocatedIpAddresses {
    const NAME: &'static str = "DescribeSubnetAllocatedIpAddresses";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "subnet-id"), ("Filter.1.Value.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeSubnetAllocatedIpAddresses", vpc_krn(caller, call, "subnet/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let mut all = Vec::new();
        for subnet in named(cx, &input.filter)? {
            all.extend(taken(cx.scope(), &subnet)?);
        }
        let window = paging.window();
        let part = page::cut(all, window);
        Ok(Output { next_token: next_token(&part, window), available_ip_address: part.items })
    }
}
