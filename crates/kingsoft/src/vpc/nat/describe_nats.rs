//! `DescribeNats`

use compute::network::public_nat::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asks;
use super::view::{Nat, shown};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::tag_filter::{self, TagPair};
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};

/// Lists the NATs of the region with their addresses, what goes through them, and their DNAT rules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNats {
    /// Only these.
    #[serde(default)]
    nat_id: Ids,
    /// Only those of these projects.
    #[serde(default)]
    project_id: Ids,
    /// Filter `vpc-id`.
    #[serde(default)]
    filter: Filters,
    /// Only those with a tag of each of these keys.
    #[serde(default)]
    tag_key: Ids,
    /// Only those with each of these tags.
    #[serde(default, rename = "TagKV")]
    tag_kv: Vec<TagPair>,
    /// Whether tags are shown; they always are.
    #[serde(rename = "IsContainTag")]
    _is_contain_tag: Option<bool>,
    /// Version: every NAT has 1.0.
    nat_version: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    nat_set: Vec<Nat>,
}

impl Operation for DescribeNats {
    const NAME: &'static str = "DescribeNats";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DescribeNats", "nat/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["vpc-id"])?;
        let region = Some(known_region(cx)?.id.clone());
        let other = input.nat_version.is_some_and(|version| !matches!(version.as_str(), "" | "1.0"));
        let wanted = Filter {
            region,
            ids: if other { Some(Vec::new()) } else { input.nat_id.wanted() },
            resource_groups: input.project_id.wanted().map(|projects| project::groups_of(&projects)),
            vpcs: input.filter.values("vpc-id"),
            tags: tag_filter::wanted(input.tag_key, input.tag_kv),
        };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output { next_token: next_token(&part, window), nat_set: shown(cx, part.items)? })
    }
}
