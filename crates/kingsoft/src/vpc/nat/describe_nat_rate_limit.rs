//! `DescribeNatRateLimit`

use compute::listing::Window;
use compute::network::public_nat::limit::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asks;
use super::limit::{RateLimit, shown};
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Id};
use crate::kec::location::known_region;
use crate::page;
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};

/// Lists the interfaces that have a limit at a NAT.
///
/// GUESS: only those that have one. An unknown NAT has none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNatRateLimit {
    /// The NAT; every one by default.
    nat_id: Option<Id>,
    /// Filters `private-ip-address`, `network-interface-id` and `instance-type`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    nat_network_interface_set: Vec<RateLimit>,
}

/// The filters that there are.
const NAMES: [&str; 3] = ["private-ip-address", "network-interface-id", "instance-type"];

impl Operation for DescribeNatRateLimit {
    const NAME: &'static str = "DescribeNatRateLimit";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let nat = input.nat_id.as_ref().map_or("*", |nat| nat.0.as_str());
        Checks::only(asks("vpc:DescribeNatRateLimit", format_args!("nat/{nat}"), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&NAMES)?;
        let region = Some(known_region(cx)?.id.clone());
        let wanted = Filter { region, nat: input.nat_id.map(|nat| nat.0) };
        let found = list(cx.scope(), &wanted, Window::ALL)?.items;
        let all = shown(cx, found)?;
        let passes =
            |limit: &RateLimit| input.filter.pass(|name| limit.look(name).map(str::to_owned).into_iter().collect());
        let window = paging.window();
        let part = page::cut(all.into_iter().filter(passes).collect(), window);
        Ok(Output { next_token: next_token(&part, window), nat_network_interface_set: part.items })
    }
}
