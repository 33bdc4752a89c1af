//! `DescribeNetworkAcls`

use compute::network::network_acl::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asks;
use super::view::WithEntries;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};

/// Lists the network ACLs of the region with their entries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkAcls {
    /// Only these.
    #[serde(default)]
    network_acl_id: Ids,
    /// Filter `vpc-id`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    network_acl_set: Vec<WithEntries>,
}

impl Operation for DescribeNetworkAcls {
    const NAME: &'static str = "DescribeNetworkAcls";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DescribeNetworkAcls", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["vpc-id"])?;
        let region = Some(known_region(cx)?.id.clone());
        let (ids, vpcs) = (input.network_acl_id.wanted(), input.filter.values("vpc-id"));
        let window = paging.window();
        let part = list(cx.scope(), &Filter { region, ids, vpcs, ..Filter::default() }, window)?;
        let next_token = next_token(&part, window);
        Ok(Output { next_token, network_acl_set: part.items.into_iter().map(Into::into).collect() })
    }
}
