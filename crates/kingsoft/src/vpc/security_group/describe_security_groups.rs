//! `DescribeSecurityGroups`

use compute::network::security_group::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::{known_region, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};
use crate::vpc::security_group::shown;
use crate::vpc::view;

/// Lists the security groups of the region with their entries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecurityGroups {
    /// Only these.
    #[serde(default)]
    security_group_id: Ids,
    /// Filter `vpc-id`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    security_group_set: Vec<view::SecurityGroup>,
}

impl Operation for DescribeSecurityGroups {
    const NAME: &'static str = "DescribeSecurityGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeSecurityGroups", vpc_krn(caller, call, "security-group/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["vpc-id"])?;
        let region = Some(known_region(cx)?.id.clone());
        let (ids, vpcs) = (input.security_group_id.wanted(), input.filter.values("vpc-id"));
        let wanted = Filter { region, ids, vpcs, ..Filter::default() };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output { next_token: next_token(&part, window), security_group_set: shown(cx, part.items)? })
    }
}
