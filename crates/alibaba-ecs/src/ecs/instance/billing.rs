//! What a launch says about money and time, and what is only kept.

use compute::Extras;
use compute::catalogue::InstanceType;
use compute::instance::{Charge, Internet};
use jiff::Span;
use jiff::tz::TimeZone;
use kernel::{Alphabet, IdFormat, Timestamp, time};
use serde_json::{Value, json};
use wire::Cx;

use super::run_instances::RunInstances;
use super::stored_attributes::StoredAttributes;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// Seconds between now and the earliest and latest time of a release by itself.
const RELEASE: std::ops::RangeInclusive<i64> = 30 * 60..=3 * 366 * 24 * 60 * 60;

/// The instance's way to the Internet.
pub(super) fn internet(input: &RunInstances) -> Result<Internet> {
    let charge = input.internet_charge_type.get().unwrap_or("PayByTraffic");
    bandwidth(charge, input.internet_max_bandwidth_in, input.internet_max_bandwidth_out.unwrap_or(0))
}

/// A way to the Internet: how traffic is paid for, and Mbit/s in and out.
pub(super) fn bandwidth(charge: &str, inward: Option<i64>, out: i64) -> Result<Internet> {
    if !matches!(charge, "PayByTraffic" | "PayByBandwidth") {
        return Err(Error::of(codes::charge::INTERNET_TYPE_INVALID));
    }
    if !(0..=100).contains(&out) {
        return Err(Error::of(codes::charge::BANDWIDTH_OUT_INVALID));
    }
    let most = out.max(10);
    let inward = inward.unwrap_or(most);
    if !(1..=most).contains(&inward) {
        return Err(Error::of(codes::charge::BANDWIDTH_IN_INVALID));
    }
    Ok(Internet { charge: charge.to_owned(), mbps_in: inward, mbps_out: out })
}

/// How the instance is paid for.
pub(super) fn charge(input: &RunInstances) -> Result<Charge> {
    let kind = input.instance_charge_type.get().unwrap_or("PostPaid");
    match kind {
        "PostPaid" => {}
        "PrePaid" if input.deletion_protection == Some(true) => {
            return Err(Error::of(codes::charge::NOT_PROTECTABLE));
        }
        "PrePaid" => {
            Period::read(input.period, input.period_unit.get())?;
        }
        _ => {
            return Err(Error::of(codes::charge::TYPE_NOT_FOUND));
        }
    }
    Ok(Charge { kind: kind.to_owned() })
}

/// For how long something is paid ahead of time.
#[derive(Debug)]
pub(in crate::ecs) struct Period {
    count: i64,
    unit: &'static str,
}

impl Period {
    /// The period of a call: 1 to 9, 12, 24, 36, 48 or 60 months, 1 to 4 weeks.
    pub(in crate::ecs) fn read(count: Option<i64>, unit: Option<&str>) -> Result<Self> {
        let Some(count) = count else { return Err(Error::of(codes::charge::NO_PERIOD)) };
        let (unit, allowed): (_, &[i64]) = match unit.unwrap_or("Month") {
            "Month" => ("Month", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60]),
            "Week" => ("Week", &[1, 2, 3, 4]),
            _ => return Err(Error::of(codes::charge::PERIOD_UNIT_INVALID)),
        };
        if allowed.contains(&count) { Ok(Self { count, unit }) } else { Err(Error::of(codes::charge::PERIOD_INVALID)) }
    }

    /// The period of a dedicated host: those of instances, and 1 to 5 years.
    ///
    /// Source: the pages of `AllocateDedicatedHosts`, which has months and years, and of `RenewDedicatedHosts` and
    /// `ModifyDedicatedHostsChargeType`, which have months and weeks.
    // GUESS: that each of the operations takes all three units.
    pub(in crate::ecs) fn of_host(count: Option<i64>, unit: Option<&str>) -> Result<Self> {
        match (count, unit) {
            (Some(count @ 1..=5), Some("Year")) => Ok(Self { count, unit: "Year" }),
            (Some(_), Some("Year")) => Err(Error::of(codes::charge::PERIOD_INVALID)),
            (_, None | Some("Month" | "Week" | "Year")) => Self::read(count, unit),
            _ => Err(Error::of(codes::dedicated_host::PERIOD_UNIT_INVALID)),
        }
    }

    /// Its unit.
    pub(in crate::ecs) fn unit(&self) -> &'static str {
        self.unit
    }

    /// When what begins at a moment ends: the cloud counts in calendar months.
    pub(in crate::ecs) fn end(&self, begin: Timestamp) -> Timestamp {
        let span = match self.unit {
            "Week" => Span::new().weeks(self.count),
            "Year" => Span::new().years(self.count),
            _ => Span::new().months(self.count),
        };
        let end = begin.to_zoned(TimeZone::UTC).checked_add(span);
        end.map_or(Timestamp::MAX, |end| end.timestamp())
    }
}

/// What is kept of a period that begins at a moment; where nothing is paid ahead of time, nothing of one is kept.
pub(super) fn period_extras(period: Option<&Period>, begin: Timestamp) -> Extras {
    let kept = if let Some(period) = period {
        let end = time::seconds(period.end(begin));
        vec![("period", json!(period.count)), ("period_unit", json!(period.unit)), ("expires_at", json!(end))]
    } else {
        let names = ["period", "period_unit", "expires_at", "auto_renew", "auto_renew_period", "auto_renew_unit"];
        names.map(|name| (name, Value::Null)).to_vec()
    };
    kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Number of a launch, as the vendor writes one. Nothing can be asked about it: the sandbox has no bills.
pub(in crate::ecs) fn order_id(cx: &Cx<'_>) -> String {
    static ID_FORMAT: IdFormat = IdFormat::new("alibaba-order", "2", Alphabet::Digits, 14);
    cx.sandbox().store.mint().draw(&ID_FORMAT)
}

/// What is kept with the instance and only shown again.
pub(super) fn stored_attributes(input: &RunInstances, kind: &InstanceType, now: Timestamp) -> Result<StoredAttributes> {
    let (strategy, behavior) = (input.spot_strategy.get(), input.spot_interruption_behavior.get());
    if !matches!(strategy, None | Some("NoSpot" | "SpotWithPriceLimit" | "SpotAsPriceGo")) {
        return Err(Error::of(codes::charge::SPOT_STRATEGY_INVALID));
    }
    if input.spot_price_limit.is_some_and(|limit| !limit.is_finite() || limit < 0.0) {
        return Err(Error::of(codes::charge::SPOT_PRICE_INVALID));
    }
    if input.spot_duration.is_some_and(|hours| !(0..=6).contains(&hours)) {
        return Err(Error::of(codes::charge::SPOT_DURATION_INVALID));
    }
    if !matches!(behavior, None | Some("Terminate" | "Stop")) {
        return Err(Error::of(codes::charge::SPOT_INTERRUPTION_INVALID));
    }
    Ok(StoredAttributes {
        auto_renew: input.auto_renew.map(Value::from),
        expires_at: paid_until(input, now).map(time::seconds),
        auto_renew_period: input.auto_renew_period,
        core_count: input.cpu_options.core,
        credit_specification: credit(input.credit_specification.get(), kind)?,
        dedicated_host_id: input.dedicated_host_id.cloned(),
        deployment_set_group: input.deployment_set_group_no,
        deployment_set_id: input.deployment_set_id.cloned(),
        hibernation: input.hibernation_options.configured,
        high_density: input.additional_info.enable_high_density_mode,
        hpc_cluster_id: input.hpc_cluster_id.cloned(),
        jumbo_frame: input.network_options.enable_jumbo_frame,
        login_as_non_root: input.image_options.login_as_non_root,
        numa: input.cpu_options.numa.cloned(),
        period: input.period,
        period_unit: input.period_unit.cloned(),
        private_pool_id: input.private_pool_options.id.cloned(),
        private_pool_match: input.private_pool_options.match_criteria.cloned(),
        security_enhancement: input.security_enhancement_strategy.cloned(),
        spot_duration: input.spot_duration,
        spot_interruption_behavior: input.spot_interruption_behavior.cloned(),
        spot_price_limit: input.spot_price_limit,
        spot_strategy: input.spot_strategy.cloned(),
        tenancy: input.tenancy.cloned(),
        affinity: input.affinity.cloned(),
        threads_per_core: input.cpu_options.threads_per_core,
        topology_type: input.cpu_options.topology_type.cloned(),
        ..StoredAttributes::default()
    })
}

/// When a launch that is paid ahead of time expires.
pub(super) fn paid_until(input: &RunInstances, now: Timestamp) -> Option<Timestamp> {
    let is_prepaid = input.instance_charge_type.get() == Some("PrePaid");
    let period = Period::read(input.period, input.period_unit.get()).ok().filter(|_| is_prepaid)?;
    Some(period.end(now))
}

/// What a burstable instance does without credits; other instances have none to run out of.
pub(super) fn credit(wanted: Option<&str>, kind: &InstanceType) -> Result<Option<String>> {
    match wanted {
        None if kind.is_burstable() => Ok(Some("Standard".to_owned())),
        None => Ok(None),
        Some(mode @ ("Standard" | "Unlimited")) => Ok(kind.is_burstable().then(|| mode.to_owned())),
        Some(_) => Err(Error::of(codes::charge::CREDIT_INVALID)),
    }
}

/// The time of a release by itself, to the minute.
pub(in crate::ecs) fn release_time(text: &str, now: Timestamp) -> Result<Timestamp> {
    // Clients also write the minute form in which answers show it.
    let whole = if text.len() == "2026-11-21T08:00Z".len() { text.replacen('Z', ":00Z", 1) } else { text.to_owned() };
    let at: Option<Timestamp> = whole.parse().ok().filter(|_| text.ends_with('Z'));
    match at {
        Some(at) if RELEASE.contains(&(at.as_second() - now.as_second())) => {
            // It happens on the minute.
            let second = at.as_second();
            Ok(Timestamp::from_second(second - second.rem_euclid(60)).unwrap_or(at))
        }
        _ => Err(Error::of(codes::charge::RELEASE_TIME_MALFORMED)),
    }
}
