//! `DescribeSubnetAvailableAddresses`

use std::net::Ipv4Addr;
use std::ops::Range;

use compute::listing::{Part, Window};
use compute::network::subnet::free;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::named;
use crate::kec::errors::Error;
use crate::kec::field::Filters;
use crate::kec::location::vpc_krn;
use crate::vpc::Vpc;
use crate::vpc::dhcp::Dhcp;
use crate::vpc::page::{Paging, next_token};

/// How many addresses an answer has where the call does not say: those of a subnet with a prefix of 16.
///
/// GUESS: no page has a limit, and Terraform's provider asks for no pages.
const MOST: i64 = 65_536;

/// Lists the free addresses of subnets that interfaces may get, those of each subnet in order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSubnetAvailableAddresses {
    /// Filter `subnet-id`, which says whose addresses are listed.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    #[schemars(with = "Vec<String>")]
    available_ip_address: Vec<Ipv4Addr>,
}

/// The part of the addresses in these runs.
fn cut(runs: Vec<Range<u64>>, window: Window) -> Part<Ipv4Addr> {
    let total: u64 = runs.iter().map(|run| run.end.saturating_sub(run.start)).sum();
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    let place = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    let numbers = runs.into_iter().flatten().skip(place(window.skip)).take(place(window.limit));
    let items = numbers.filter_map(|number| u32::try_from(number).ok()).map(Ipv4Addr::from).collect();
    let next = Some(window.skip.saturating_add(window.limit)).filter(|end| *end < total);
    Part { items, total, next }
}

impl Operation for DescribeSubnetAvailableAddresses {
    const NAME: &'static str = "DescribeSubnetAvailableAddresses";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "subnet-id"), ("Filter.1.Value.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeSubnetAvailableAddresses", vpc_krn(caller, call, "subnet/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let mut runs = Vec::new();
        for subnet in named(cx, &input.filter)? {
            runs.extend(free(cx.scope(), &subnet, Dhcp::of(&subnet).reservation())?);
        }
        let asked = paging.window();
        let window = Window { limit: asked.limit.min(MOST), ..asked };
        let part = cut(runs, window);
        Ok(Output { next_token: next_token(&part, window), available_ip_address: part.items })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_goes_over_the_ends_of_runs() {
        let cut = |skip, limit| {
            let part = cut(vec![0..2, 4..5, 9..12], Window { skip, limit, ..Window::ALL });
            (part.items.into_iter().map(u32::from).collect::<Vec<_>>(), part.total, part.next)
        };
        assert_eq!(cut(1, 3), (vec![1, 4, 9], 6, Some(4)));
        assert_eq!(cut(4, 2), (vec![10, 11], 6, None));
        assert_eq!(cut(7, 2), (vec![], 6, None));
    }
}
