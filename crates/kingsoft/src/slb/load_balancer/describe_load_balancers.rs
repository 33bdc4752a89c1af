//! `DescribeLoadBalancers`

use compute::network::load_balancer::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{LoadBalancer, shown};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::{Numbered, next};
use crate::slb::{Slb, asks};
use crate::tag_filter::{self, TagPair};

/// Lists the load balancers of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLoadBalancers {
    /// Only these.
    #[serde(default)]
    load_balancer_id: Ids,
    /// Only those of these projects.
    #[serde(default)]
    project_id: Ids,
    /// Filter `vpc-id`.
    #[serde(default)]
    filter: Filters,
    /// Only those that have an address of EIP, `associate`, or have none, `disassociate`.
    state: Option<HasAddress>,
    /// Only those with a tag of each of these keys.
    #[serde(default)]
    tag_key: Ids,
    /// Only those with each of these tags.
    #[serde(default, rename = "TagKV")]
    tag_kv: Vec<TagPair>,
    /// Whether tags are shown; they always are.
    #[serde(rename = "IsContainTag")]
    _is_contain_tag: Option<bool>,
}

/// Whether a load balancer has an address of EIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum HasAddress {
    Associate,
    Disassociate,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    total_count: i64,
    load_balancer_descriptions: Vec<LoadBalancer>,
}

impl Operation for DescribeLoadBalancers {
    const NAME: &'static str = "DescribeLoadBalancers";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("LoadBalancerId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Slb;
    type Input = With<Self, Numbered>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("slb:DescribeLoadBalancers", "loadbalancer/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["vpc-id"])?;
        let wanted = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids: input.load_balancer_id.wanted(),
            vpcs: input.filter.values("vpc-id"),
            has_elastic_address: input.state.map(|state| state == HasAddress::Associate),
            resource_groups: input.project_id.wanted().map(|projects| project::groups_of(&projects)),
            tags: tag_filter::wanted(input.tag_key, input.tag_kv),
        };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output {
            next_token: next(&part, window),
            total_count: part.total,
            load_balancer_descriptions: shown(cx, part.items)?,
        })
    }
}
