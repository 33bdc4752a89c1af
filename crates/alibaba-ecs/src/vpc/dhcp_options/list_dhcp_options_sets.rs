//! `ListDhcpOptionsSets`

use compute::listing::Window;
use compute::network::dhcp_options::{DhcpOptions, Filter, TAGGED, counts, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::{shown, state, tags};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{NextToken, RegionId, Text};
use crate::ecs::{Error, Result};
use crate::tag::{Tag, filter as wanted};
use crate::vpc::Vpc;
use crate::vpc::view::{group, owner};

/// Lists sets of DHCP options, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListDhcpOptionsSets {
    /// Region of the sets.
    region_id: RegionId,
    /// Up to 20 sets.
    #[serde(default)]
    dhcp_options_set_id: Vec<String>,
    /// Name.
    #[serde(default)]
    dhcp_options_set_name: Text,
    /// Domain of the instances.
    #[serde(default)]
    domain_name: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tags: Vec<Tag>,
    /// Sets of a part, 1 to 100; 10 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    dhcp_options_sets: Vec<View>,
    total_count: String,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    dhcp_options_set_id: String,
    dhcp_options_set_name: String,
    dhcp_options_set_description: String,
    dhcp_options: Value,
    associate_vpc_count: i64,
    status: &'static str,
    owner_id: i64,
    resource_group_id: String,
    creation_time: String,
    tags: Vec<Value>,
}

impl Operation for ListDhcpOptionsSets {
    const NAME: &'static str = "ListDhcpOptionsSets";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.dhcp_options_set_id.iter().map(String::as_str);
        with_tags(each("vpc:ListDhcpOptionsSets", caller, call, "dhcpoptionsset", ids), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.dhcp_options_set_id.len() > 20 {
            return Err(Error::invalid("DhcpOptionsSetId"));
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: Some(input.dhcp_options_set_id).filter(|ids| !ids.is_empty()),
            name: input.dhcp_options_set_name.cloned(),
            domain_name: input.domain_name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: wanted(&input.tags)?,
        };
        let most = input.max_results.unwrap_or(10).clamp(1, 100);
        let part = list(cx.scope(), &filter, Window::after(input.next_token.0, most))?;
        let ids: Vec<_> = part.items.iter().map(|options| options.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let counts = counts(cx.scope(), &ids)?;
        let (total_count, next_token) = (part.total.to_string(), NextToken::write(part.next));
        let scope = cx.scope();
        let view = |options: DhcpOptions| {
            let (count, tags) = (counts.get(&options.id).copied().unwrap_or(0), tags.get(&options.id));
            View::of(scope, options, count, tags)
        };
        Ok(Output { dhcp_options_sets: part.items.into_iter().map(view).collect(), total_count, next_token })
    }
}

impl View {
    fn of(scope: &Scope<'_>, options: DhcpOptions, count: i64, own: Option<&Tags>) -> Self {
        Self {
            dhcp_options: shown(&options),
            associate_vpc_count: count,
            status: state(options.status(scope.now()), count > 0),
            owner_id: owner(scope),
            creation_time: time::seconds(options.created_at),
            tags: tags(own),
            resource_group_id: group(scope, options.resource_group),
            dhcp_options_set_id: options.id,
            dhcp_options_set_name: options.name,
            dhcp_options_set_description: options.description,
        }
    }
}
