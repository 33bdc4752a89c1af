//! `DescribeSpotPriceHistory`

use std::time::Duration;

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::price;

/// How far back prices are told: the vendor's page says 30 days.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3_600);

/// How far back they are told where nothing is said.
const USUAL: Duration = Duration::from_secs(3 * 3_600);

/// How long a price holds.
const STEP: Duration = Duration::from_secs(3_600);

/// How many prices an answer has.
const MOST: usize = 1_000;

/// Lists what spare capacity cost in the past, by a table of sample prices that change each hour.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSpotPriceHistory {
    /// Region.
    region_id: RegionId,
    /// Instance type.
    instance_type: Required,
    /// Kind of network: `vpc` or `classic`, in which nothing is sold.
    network_type: Required,
    /// Zone; all by default.
    #[serde(default)]
    zone_id: Text,
    /// From when; three hours before the end by default.
    #[serde(default)]
    start_time: Text,
    /// To when; now by default.
    #[serde(default)]
    end_time: Text,
    /// Hours for which a bid is safe: 1, the default, or 0, which costs the same.
    spot_duration: Option<u32>,
    /// Whether storage is fast: `optimized`, the default, or `none`, which no type of the sandbox is.
    #[serde(default)]
    io_optimized: Text,
    /// Operating system: `linux`, the default, or `windows`.
    #[serde(default, rename = "OSType")]
    os_type: Text,
    /// How many prices are left out before the first.
    offset: Option<usize>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    currency: &'static str,
    next_offset: usize,
    spot_prices: SpotPrices,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SpotPrices {
    spot_price_type: Vec<SpotPrice>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SpotPrice {
    zone_id: &'static str,
    instance_type: &'static str,
    io_optimized: &'static str,
    network_type: &'static str,
    timestamp: String,
    spot_price: f64,
    origin_price: f64,
}

impl Operation for DescribeSpotPriceHistory {
    const NAME: &'static str = "DescribeSpotPriceHistory";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ZoneId", "cn-hangzhou-b"),
        ("InstanceType", "ecs.g7.large"),
        ("NetworkType", "vpc"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let region = Some(input.region_id.0.id.as_str());
        Checks::of("ecs:DescribeSpotPriceHistory", arn::regional("ecs", region, caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let (from, until) = span(&input, cx.now())?;
        let region = input.region_id.0;
        if input.zone_id.get().is_some_and(|zone| region.zone(zone).is_none()) {
            return Err(Error::of(codes::region::ZONE_NOT_FOUND));
        }
        let Some(kind) = catalogue().instance_type(&input.instance_type) else {
            return Err(Error::of(codes::instance::TYPE_NOT_SUPPORTED));
        };
        let sold = match (&*input.network_type, input.io_optimized.get()) {
            ("vpc", None | Some("optimized")) => true,
            ("vpc" | "classic", None | Some("optimized" | "none")) => false,
            ("vpc" | "classic", _) => return Err(Error::invalid("IoOptimized")),
            _ => return Err(Error::invalid("NetworkType")),
        };
        if input.spot_duration.is_some_and(|hours| hours > 1) {
            return Err(Error::of(codes::charge::SPOT_DURATION_INVALID));
        }
        let windows = match input.os_type.get() {
            None | Some("linux") => 0.0,
            Some("windows") => price::windows(kind),
            Some(_) => return Err(Error::invalid("OSType")),
        };
        let origin = price::instance(kind);
        let zones = region.zones.iter().filter(|zone| sold && input.zone_id.get().is_none_or(|id| id == zone.id));
        let mut prices = Vec::new();
        for zone in zones {
            let mut at = until;
            while at >= from {
                prices.push(SpotPrice {
                    zone_id: &zone.id,
                    instance_type: &kind.id,
                    io_optimized: "optimized",
                    network_type: "vpc",
                    timestamp: time::seconds(at),
                    spot_price: price::round(price::spot(origin, &zone.id, at) + windows),
                    origin_price: price::round(origin + windows),
                });
                at -= STEP;
            }
        }
        let (skip, total) = (input.offset.unwrap_or(0), prices.len());
        let part: Vec<_> = prices.into_iter().skip(skip).take(MOST).collect();
        Ok(Output {
            currency: price::CURRENCY,
            next_offset: (skip + part.len()).min(total.max(skip)),
            spot_prices: SpotPrices { spot_price_type: part },
        })
    }
}

/// From when to when, in whole hours.
fn span(input: &DescribeSpotPriceHistory, now: Timestamp) -> Result<(Timestamp, Timestamp)> {
    let read = |text: &Text, name: &str| {
        text.get().map(|text| text.parse::<Timestamp>().map_err(|_| Error::invalid(name))).transpose()
    };
    let until = read(&input.end_time, "EndTime")?.unwrap_or(now).min(now);
    let from = read(&input.start_time, "StartTime")?.unwrap_or(until - USUAL);
    if from > until || from + LONGEST < until {
        return Err(Error::invalid("StartTime"));
    }
    let hour = |at: Timestamp| time::from_millis(time::to_millis(at).div_euclid(3_600_000) * 3_600_000);
    // The price of an hour that began before holds within it.
    Ok((hour(from), hour(until)))
}
