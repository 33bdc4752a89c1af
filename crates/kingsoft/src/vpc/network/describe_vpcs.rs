//! `DescribeVpcs`

use compute::network::vpc::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::{known_region, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};
use crate::vpc::view;

/// Lists the networks of the region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcs {
    /// Only these.
    #[serde(default)]
    vpc_id: Ids,
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
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeVpcs", vpc_krn(caller, call, "vpc/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let region = Some(known_region(cx)?.id.clone());
        let wanted = Filter { region, ids: input.vpc_id.wanted(), ..Filter::default() };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output { next_token: next_token(&part, window), vpc_set: part.items.into_iter().map(Into::into).collect() })
    }
}
