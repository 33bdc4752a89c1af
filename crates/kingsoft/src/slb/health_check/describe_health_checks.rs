//! `DescribeHealthChecks`

use std::ops::RangeInclusive;

use compute::listing::Window;
use compute::network::load_balancer::health_check::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::HealthCheck;
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::next;
use crate::slb::{Slb, asks, within};

/// How many a page may have. GUESS: as in the other lists of the product.
const PAGES: RangeInclusive<u32> = 5..=1_000;

/// Lists the health checks of the region, newest first.
///
/// The parameters of its pages have other names than those of the other lists; the answer's `NextToken` is the next `Marker`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeHealthChecks {
    /// Only these.
    #[serde(default)]
    health_check_id: Ids,
    /// Filter `listener-id`.
    #[serde(default)]
    filter: Filters,
    /// How many the page has, 5 to 1,000; without it the list comes whole.
    limit: Option<Whole>,
    /// Number of the first item of the page, from 1: what the page before it gave.
    marker: Option<Whole>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    health_check_set: Vec<HealthCheck>,
}

impl DescribeHealthChecks {
    /// The part of the list.
    fn window(&self) -> Result<Window, Error> {
        let limit = self.limit.map(|limit| within("Limit", limit, &PAGES).map(i64::from)).transpose()?;
        let skip = self.marker.map_or(0, |marker| marker.0.saturating_sub(1).max(0));
        Ok(Window { skip, limit: limit.unwrap_or(Window::ALL.limit), ..Window::ALL })
    }
}

impl Operation for DescribeHealthChecks {
    const NAME: &'static str = "DescribeHealthChecks";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("HealthCheckId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("Limit", "50")];
    type Service = Slb;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("slb:DescribeHealthChecks", "healthcheck/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        input.filter.only(&["listener-id"])?;
        let window = input.window()?;
        let wanted = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids: input.health_check_id.wanted(),
            listeners: input.filter.values("listener-id"),
        };
        let part = list(cx.scope(), &wanted, window)?;
        let next_token = next(&part, window);
        Ok(Output { next_token, health_check_set: part.items.into_iter().map(HealthCheck::of_its_own).collect() })
    }
}
