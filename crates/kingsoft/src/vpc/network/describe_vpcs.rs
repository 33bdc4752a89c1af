//! `DescribeVpcs`

use compute::network::vpc::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::place::{known_region, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::page::{MaxResults, NextToken, next_token, window};
use crate::vpc::view;

/// Lists the networks of the region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcs {
    /// Only these.
    #[serde(default)]
    vpc_id: Ids,
    /// How many the page has; without it the list comes whole.
    max_results: Option<MaxResults>,
    /// Where the page begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    vpc_set: Vec<view::Vpc>,
}

impl Operation for DescribeVpcs {
    const NAME: &'static str = "DescribeVpcs";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeVpcs", vpc_krn(caller, call, "vpc/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = Some(known_region(cx)?.id.clone());
        let wanted = Filter { region, ids: input.vpc_id.wanted(), ..Filter::default() };
        let window = window(input.max_results, input.next_token);
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output { next_token: next_token(&part, window), vpc_set: part.items.into_iter().map(Into::into).collect() })
    }
}
