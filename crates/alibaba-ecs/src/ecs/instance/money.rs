//! What an order says about money and time, and what is only kept.

use compute::catalogue::InstanceType;
use compute::instance::{Charge, Internet};
use kernel::{Timestamp, time};

use super::kept::Kept;
use super::run_instances::RunInstances;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// Seconds between now and the earliest and latest time of a release by itself.
const RELEASE: std::ops::RangeInclusive<i64> = 30 * 60..=3 * 366 * 24 * 60 * 60;

/// The instance's way to the Internet.
pub(super) fn internet(input: &RunInstances) -> Result<Internet> {
    let charge = input.internet_charge_type.get().unwrap_or("PayByTraffic");
    if !matches!(charge, "PayByTraffic" | "PayByBandwidth") {
        return Err(Error::of(codes::charge::INTERNET_TYPE_INVALID));
    }
    let out = input.internet_max_bandwidth_out.unwrap_or(0);
    if !(0..=100).contains(&out) {
        return Err(Error::of(codes::charge::BANDWIDTH_OUT_INVALID));
    }
    let most = out.max(10);
    let inward = input.internet_max_bandwidth_in.unwrap_or(most);
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
        "PrePaid" if input.deletion_protection => {
            return Err(Error::of(codes::charge::NOT_PROTECTABLE));
        }
        "PrePaid" => check_period(input)?,
        _ => {
            return Err(Error::of(codes::charge::TYPE_NOT_FOUND));
        }
    }
    Ok(Charge { kind: kind.to_owned() })
}

fn check_period(input: &RunInstances) -> Result<()> {
    let Some(period) = input.period else {
        return Err(Error::of(codes::charge::NO_PERIOD));
    };
    let allowed: &[i64] = match input.period_unit.get().unwrap_or("Month") {
        "Month" => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60],
        "Week" => &[1, 2, 3, 4],
        _ => {
            return Err(Error::of(codes::charge::PERIOD_UNIT_INVALID));
        }
    };
    if allowed.contains(&period) {
        return Ok(());
    }
    Err(Error::of(codes::charge::PERIOD_INVALID))
}

/// What is kept with the instance and only shown again.
pub(super) fn kept(input: &RunInstances, kind: &InstanceType, now: Timestamp) -> Result<Kept> {
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
    Ok(Kept {
        auto_release_time: input.auto_release_time.get().map(|text| release_time(text, now)).transpose()?,
        auto_renew: input.auto_renew,
        auto_renew_period: input.auto_renew_period,
        core_count: input.cpu_options.core,
        credit_specification: credit(input.credit_specification.get(), kind)?,
        dedicated_host_id: input.dedicated_host_id.cloned(),
        deployment_set_group: input.deployment_set_group_no,
        deployment_set_id: input.deployment_set_id.cloned(),
        hibernation: input.hibernation_options.configured,
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
        ..Kept::default()
    })
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
fn release_time(text: &str, now: Timestamp) -> Result<String> {
    // Clients also write the minute form in which answers show it.
    let whole = if text.len() == "2026-11-21T08:00Z".len() { text.replacen('Z', ":00Z", 1) } else { text.to_owned() };
    let at: Option<Timestamp> = whole.parse().ok().filter(|_| text.ends_with('Z'));
    match at {
        Some(at) if RELEASE.contains(&(at.as_second() - now.as_second())) => Ok(time::minutes(at)),
        _ => Err(Error::of(codes::charge::RELEASE_TIME_MALFORMED)),
    }
}
