//! Sample prices. The vendor's change and differ by region, so the sandbox has a table of its own: what is larger costs
//! more, what is bought for longer costs less for each hour, and the same question has the same answer.
//!
//! Amounts are in yuan. Nothing is ever charged. Decision 0043 says why.

#[cfg(test)]
mod tests;

use compute::catalogue::InstanceType;
use kernel::Timestamp;

/// The currency of every price.
pub(crate) const CURRENCY: &str = "CNY";

/// Price of a virtual processor for an hour.
const VCPU: f64 = 0.12;

/// Price of a GiB of memory for an hour.
const MEMORY: f64 = 0.035;

/// Price of a graphics processor for an hour, beside that of each GiB of its memory.
const GPU: f64 = 3.5;

/// Price of a GiB of a graphics processor's memory for an hour.
const GPU_MEMORY: f64 = 0.25;

/// Price of a GiB of a local disk for an hour.
const LOCAL: f64 = 0.000_4;

/// What a type costs that lives on credits, as a share of others.
const BURSTABLE: f64 = 0.5;

/// What Windows costs for each virtual processor and hour.
const WINDOWS: f64 = 0.05;

/// Price of a Mbit/s for an hour, and of a GB of traffic.
const BANDWIDTH: f64 = 0.08;
const TRAFFIC: f64 = 0.8;

/// Price of an operation per second that is bought with a disk, for an hour.
const IOPS: f64 = 0.000_04;

/// Price of a GiB of a disk for an hour, by category; other categories cost as much as the first.
const DISKS: [(&str, f64); 6] = [
    ("cloud_efficiency", 0.000_49),
    ("cloud", 0.000_42),
    ("cloud_ssd", 0.001_4),
    ("cloud_essd", 0.002_1),
    ("cloud_auto", 0.001_05),
    ("cloud_essd_entry", 0.000_7),
];

/// What grades of speed cost, as multiples of the usual one.
const LEVELS: [(&str, f64); 4] = [("PL0", 0.5), ("PL1", 1.0), ("PL2", 2.0), ("PL3", 4.0)];

/// For how long something is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    /// By the hour, and paid afterwards.
    Hour,
    /// So many weeks.
    Weeks(u32),
    /// So many months.
    Months(u32),
    /// So many years.
    Years(u32),
}

impl Term {
    /// The price for the term of what costs so much for an hour that is paid afterwards.
    pub(crate) fn price(self, hourly: f64) -> f64 {
        const MONTH: f64 = 30.0 * 24.0;
        let months = |count: u32, share: f64| hourly * MONTH * f64::from(count) * share;
        round(match self {
            Self::Hour => hourly,
            Self::Weeks(count) => hourly * 7.0 * 24.0 * f64::from(count) * 0.8,
            Self::Months(count) => months(count, 0.65),
            Self::Years(count) => months(12 * count, if count > 1 { 0.4 } else { 0.55 }),
        })
    }
}

/// An instance for an hour.
pub(crate) fn instance(kind: &InstanceType) -> f64 {
    let share = if kind.is_burstable() { BURSTABLE } else { 1.0 };
    let gpu = GPU + GPU_MEMORY * f64::from(kind.gpu_memory_gib.unwrap_or(0));
    let local = LOCAL * f64::from(kind.local_disks) * f64::from(kind.local_disk_gib);
    let own = f64::from(kind.vcpus) * VCPU + kind.memory_gib() * MEMORY;
    own * share + gpu * f64::from(kind.gpus) + local
}

/// Windows on an instance for an hour.
pub(crate) fn windows(kind: &InstanceType) -> f64 {
    f64::from(kind.vcpus) * WINDOWS
}

/// A disk for an hour.
pub(crate) fn disk(category: &str, level: Option<&str>, gib: u32) -> f64 {
    let usual = DISKS.first().map_or(0.0, |(_, price)| *price);
    let price = DISKS.iter().find(|(id, _)| *id == category).map_or(usual, |(_, price)| *price);
    let level = LEVELS.iter().find(|(id, _)| Some(*id) == level).map_or(1.0, |(_, factor)| *factor);
    price * level * f64::from(gib)
}

/// Operations per second that are bought with a disk, for an hour.
pub(crate) fn iops(count: u32) -> f64 {
    f64::from(count) * IOPS
}

/// So many Mbit/s to the Internet for an hour, or one GB where traffic is paid for.
pub(crate) fn bandwidth(mbps: u32, by_traffic: bool) -> f64 {
    match (mbps, by_traffic) {
        (0, _) => 0.0,
        (_, true) => TRAFFIC,
        (mbps, false) => f64::from(mbps) * BANDWIDTH,
    }
}

/// Spare capacity that costs so much for an hour otherwise: between a tenth and three tenths of it, another share in each
/// zone and hour.
pub(crate) fn spot(hourly: f64, zone: &str, at: Timestamp) -> f64 {
    const STEPS: i64 = 21;
    let hour = at.as_second().div_euclid(3_600);
    let zone: i64 = zone.bytes().map(i64::from).sum();
    // The share goes up and down over the hours, one step at a time.
    let step = (hour + 5 * zone).rem_euclid(2 * STEPS - 2);
    let step = step.min(2 * STEPS - 2 - step);
    round(hourly * (0.1 + 0.01 * f64::from(i32::try_from(step).unwrap_or(0))))
}

/// An amount as prices are shown: four places behind the point.
pub(crate) fn round(amount: f64) -> f64 {
    (amount * 10_000.0).round() / 10_000.0
}
