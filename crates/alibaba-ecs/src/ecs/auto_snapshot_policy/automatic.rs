//! Snapshots that policies make.

use compute::disk::Disk;
use compute::snapshot_policy::{Automatic, SnapshotPolicy};
use compute::{Extras, Location};
use jiff::tz::{Offset, TimeZone};
use kernel::Timestamp;
use kms::Vault;
use wire::Scope;

use super::encryption;
use crate::ecs::disk::ENCRYPTED;
use crate::ecs::disk::encryption::of_copy_within;
use crate::ecs::errors::Error;
use crate::ecs::location;
use crate::ecs::snapshot::{KEPT, STANDARD};

/// Has the policies of the account make snapshots whose hour has come, and says how many policies those were.
pub fn run_due(scope: &mut Scope<'_>, vault: Vault<'_>) -> compute::Result<usize> {
    compute::snapshot_policy::run_due(scope, &Ours(vault))
}

struct Ours<'v>(Vault<'v>);

impl Automatic for Ours<'_> {
    const KEPT: &'static [&'static str] = KEPT;

    fn category(&self, _: &SnapshotPolicy) -> String {
        STANDARD.to_owned()
    }

    fn location(&self, region: &str) -> Option<Location<'static>> {
        location::named(region)
    }

    /// The day by the clocks in China, and the policy.
    fn name(&self, policy: &SnapshotPolicy, at: Timestamp) -> String {
        let day = at.to_zoned(TimeZone::fixed(Offset::constant(8))).date();
        format!("auto2.0_{}_{}", day.strftime("%Y%m%d"), policy.id)
    }

    /// A copy is encrypted where the policy says so and where the disk is, with the policy's key or the region's default one.
    /// There is none while that key cannot be used.
    fn of_copies(
        &self,
        scope: &mut Scope<'_>,
        policy: &SnapshotPolicy,
        disk: &Disk,
        region: &str,
    ) -> compute::Result<Option<Extras>> {
        let Ok(region) = location::region_of(region) else { return Ok(None) };
        let (encrypted, key) = encryption::of(policy);
        let encrypted = encrypted == Some(true) || disk.spec.extras.contains_key(ENCRYPTED);
        match of_copy_within(scope, self.0, region, encrypted, key) {
            Ok(extras) => Ok(Some(extras)),
            Err(Error::Domain(refusal)) => Err(refusal),
            Err(Error::Refused(why)) => {
                tracing::warn!(policy = policy.id, region = region.id, why = why.message, "no snapshots are copied");
                Ok(None)
            }
        }
    }
}
