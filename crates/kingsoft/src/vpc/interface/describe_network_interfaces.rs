//! `DescribeNetworkInterfaces`

use compute::network::interface::{AnyOf, Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asks;
use super::view::{Interface, shown};
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};

/// Lists the network interfaces of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkInterfaces {
    /// Only these.
    #[serde(default)]
    network_interface_id: Ids,
    /// Filters `vpc-id`, `subnet-id`, `securitygroup-id`, `instance-type`, `instance-id` and `private-ip-address`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    total_count: i64,
    network_interface_set: Vec<Interface>,
}

/// The filters that there are.
const NAMES: [&str; 6] =
    ["vpc-id", "subnet-id", "securitygroup-id", "instance-type", "instance-id", "private-ip-address"];

/// What a filter asks of an interface.
fn condition(name: &str, values: &[String]) -> Option<AnyOf> {
    let values = || values.to_vec();
    Some(match name {
        "vpc-id" => AnyOf::Vpc(values()),
        "subnet-id" => AnyOf::Subnet(values()),
        "securitygroup-id" => AnyOf::Group(values()),
        "instance-id" => AnyOf::Instance(values()),
        "private-ip-address" => AnyOf::MainAddress(values()),
        // Interfaces of other products are not there.
        _ if values().iter().any(|value| value == "kec") => return None,
        _ => AnyOf::Vpc(Vec::new()),
    })
}

impl Operation for DescribeNetworkInterfaces {
    const NAME: &'static str = "DescribeNetworkInterfaces";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "instance-type"), ("Filter.1.Value.1", "kec")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("vpc:DescribeNetworkInterfaces", "*", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&NAMES)?;
        let any_of = input.filter.narrowing().filter_map(|(name, values)| condition(name, values)).collect();
        let ids = input.network_interface_id.wanted();
        let wanted = Filter { region: Some(known_region(cx)?.id.clone()), ids, any_of, ..Filter::default() };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        let (total_count, next_token) = (part.total, next_token(&part, window));
        Ok(Output { next_token, total_count, network_interface_set: shown(cx, part.items)? })
    }
}
