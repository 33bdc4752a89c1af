//! The types of dedicated hosts, and what a host of each has room for.
//!
//! Source: the samples of `DescribeDedicatedHosts` and `DescribeDedicatedHostTypes` for `ddh.r6` and `ddh.c6s`, and the page of
//! `AllocateDedicatedHosts` for the 52 cores of `ddh.g6s` and for which types take a ratio.
// GUESS: the cores and the memory of the other types, and that a host takes the three usual families of its generation, as
// `ddh.r6` does in the sample.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::InstanceType;
use compute::dedicated_host::DedicatedHost;
use serde_json::Value;

/// The name under which a host keeps how many processors it shows for each that it has.
pub(super) const RATIO: &str = "cpu_over_commit_ratio";

/// The ratios that may be set.
pub(super) const RATIOS: std::ops::RangeInclusive<f64> = 1.0..=5.0;

/// A type of dedicated hosts.
#[derive(Debug)]
pub(super) struct HostKind {
    /// The vendor's word.
    pub(super) id: &'static str,
    /// How many processors it has.
    pub(super) sockets: u32,
    /// How many cores they have together.
    pub(super) cores: u32,
    /// Its memory.
    pub(super) memory_gib: u32,
    /// The families of instance types that it takes.
    pub(super) families: &'static [&'static str],
    /// Those of them whose types are made to measure. The sandbox has no such types.
    pub(super) custom: &'static [&'static str],
}

const FIFTH: &[&str] = &["ecs.c5", "ecs.g5", "ecs.r5"];
const SIXTH: &[&str] = &["ecs.c6", "ecs.g6", "ecs.r6"];
const SEVENTH: &[&str] = &["ecs.c7", "ecs.g7", "ecs.r7"];
const CUSTOM: &[&str] = &["ecs.ddh6s.custom"];

/// Every type.
pub(super) static KINDS: &[HostKind] = &[
    usual("ddh.c5", 32, 128, FIFTH),
    usual("ddh.g5", 32, 256, FIFTH),
    usual("ddh.r5", 32, 512, FIFTH),
    usual("ddh.c6", 52, 192, SIXTH),
    usual("ddh.g6", 52, 384, SIXTH),
    usual("ddh.r6", 52, 768, SIXTH),
    usual("ddh.c7", 64, 256, SEVENTH),
    usual("ddh.g7", 64, 512, SEVENTH),
    usual("ddh.r7", 64, 1024, SEVENTH),
    shared("ddh.c6s", 180),
    shared("ddh.g6s", 372),
    shared("ddh.r6s", 756),
];

const fn usual(id: &'static str, cores: u32, memory_gib: u32, families: &'static [&'static str]) -> HostKind {
    HostKind { id, sockets: 2, cores, memory_gib, families, custom: &[] }
}

const fn shared(id: &'static str, memory_gib: u32) -> HostKind {
    HostKind { id, sockets: 2, cores: 52, memory_gib, families: CUSTOM, custom: CUSTOM }
}

impl HostKind {
    /// The type of this name.
    pub(super) fn of(id: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.id == id)
    }

    /// Whether its hosts may show more processors than they have.
    pub(super) fn takes_ratio(&self) -> bool {
        !self.custom.is_empty()
    }

    /// How many processors a host shows at a ratio: two for each core, times the ratio.
    ///
    /// Source: the page of `AllocateDedicatedHosts`.
    pub(super) fn vcpus(&self, ratio: f64) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "a few hundred at most")]
        let shown = (f64::from(self.cores * 2) * ratio) as i64;
        shown
    }

    /// Its memory.
    pub(super) fn memory_mib(&self) -> i64 {
        i64::from(self.memory_gib) * 1024
    }

    /// Whether its hosts take instances of a type.
    pub(super) fn takes(&self, kind: &InstanceType) -> bool {
        self.families.contains(&kind.family.as_str())
    }

    /// The instance types that its hosts take.
    pub(super) fn types(&self) -> Vec<&'static str> {
        let types = catalogue().instance_types().iter().filter(|kind| self.takes(kind));
        types.map(|kind| kind.id.as_str()).collect()
    }
}

/// How many processors a host shows for each that it has.
pub(super) fn ratio_of(host: &DedicatedHost) -> f64 {
    host.extras.get(RATIO).and_then(Value::as_f64).unwrap_or(1.0)
}
