//! `DescribeRenewalPrice`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Output, Parts, term};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::instance::kind_of;
use crate::price::{self, Term};

/// Says what it costs to renew an instance that is paid for ahead of time, by a table of sample prices.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRenewalPrice {
    /// Region of the instance.
    region_id: RegionId,
    /// Instance.
    resource_id: Required,
    /// Kind of resource: `instance`.
    #[serde(default)]
    resource_type: Text,
    /// Unit of the term: `Month`, the default, or `Year`.
    #[serde(default)]
    price_unit: Text,
    /// How many of that unit, up to 9 months or 3 years; 1 by default.
    period: Option<u32>,
    /// Day of the month on which the term is to end, 1 to 28; not together with `Period`.
    expected_renew_day: Option<i8>,
}

impl Operation for DescribeRenewalPrice {
    const NAME: &'static str = "DescribeRenewalPrice";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeRenewalPrice", caller, call, "instance", &input.resource_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if !matches!(input.resource_type.get(), None | Some("instance")) {
            return Err(Error::invalid("ResourceType"));
        }
        let term = term(input.price_unit.get(), input.period, &[("Month", 9), ("Year", 3)])?;
        let day = input.expected_renew_day;
        if day.is_some_and(|day| !(1..=28).contains(&day) || input.period.is_some()) {
            return Err(Error::invalid("ExpectedRenewDay"));
        }
        let instance = compute::instance::get(cx.scope(), &input.resource_id)?;
        if instance.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Instance, instance.id).into());
        }
        if instance.charge.kind != "PrePaid" {
            return Err(Error::of(codes::charge::NOT_RENEWABLE));
        }
        let disks = compute::disk::of_instance(cx.scope(), &instance.id)?;
        let mut hourly = vec![("instanceType", kind_of(&instance).map_or(0.0, price::instance))];
        for disk in &disks {
            let level = Some(disk.spec.performance_level.as_str()).filter(|level| !level.is_empty());
            let part = if disk.is_system { "systemDisk" } else { "dataDisk" };
            hourly.push((part, price::disk(&disk.spec.category, level, disk.spec.size_gib)));
        }
        let mbps = u32::try_from(instance.internet.mbps_out).unwrap_or(0);
        if instance.internet.charge == "PayByBandwidth" {
            hourly.push(("bandwidth", price::bandwidth(mbps, false)));
        }
        let mut parts = Parts::default();
        for (part, hourly) in hourly {
            parts.add(part, day.map_or_else(|| term.price(hourly), |day| until(day, &instance, hourly, cx.now())));
        }
        Ok(parts.output())
    }
}

/// The price from the end of what is paid for until the next time that the month has this day.
fn until(day: i8, instance: &compute::instance::Instance, hourly: f64, now: kernel::Timestamp) -> f64 {
    let end = crate::ecs::instance::expiry_of(instance).unwrap_or(now);
    let date = end.to_zoned(jiff::tz::TimeZone::UTC).date();
    let mut days = f64::from(day) - f64::from(date.day());
    if days <= 0.0 {
        days += f64::from(date.days_in_month());
    }
    Term::Months(1).price(hourly) * days / 30.0
}
