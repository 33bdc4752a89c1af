//! Bandwidth packages, which elastic addresses share.

mod add_common_bandwidth_package_ips;
mod create_common_bandwidth_package;
mod delete_common_bandwidth_package;
mod describe_common_bandwidth_packages;
mod ip_bandwidth;
mod modify_common_bandwidth_package_attribute;
mod modify_common_bandwidth_package_spec;
mod remove_common_bandwidth_package_ip;

pub use add_common_bandwidth_package_ips::{AddCommonBandwidthPackageIp, AddCommonBandwidthPackageIps};
pub use create_common_bandwidth_package::CreateCommonBandwidthPackage;
pub use delete_common_bandwidth_package::DeleteCommonBandwidthPackage;
pub use describe_common_bandwidth_packages::DescribeCommonBandwidthPackages;
pub use ip_bandwidth::{CancelCommonBandwidthPackageIpBandwidth, ModifyCommonBandwidthPackageIpBandwidth};
pub use modify_common_bandwidth_package_attribute::ModifyCommonBandwidthPackageAttribute;
pub use modify_common_bandwidth_package_spec::ModifyCommonBandwidthPackageSpec;
pub use remove_common_bandwidth_package_ip::RemoveCommonBandwidthPackageIp;

use std::borrow::Cow;

use compute::network::bandwidth_package::{BandwidthPackage, get};
use compute::{Error as Refusal, Kind};
use sts::Caller;
use wire::{Call, Checks, Scope};

use super::codes::bandwidth_package as codes;
use crate::ecs::checks::one;
use crate::ecs::field::RegionId;
use crate::ecs::{Error, Result};

/// Keys under which the service keeps what the core does not read.
const PROTECTION: &str = "security_protection_types";
const ZONE: &str = "zone";

/// The package, when it is in the region that a call names.
pub(super) fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<BandwidthPackage> {
    let package = get(scope, id)?;
    if package.region != region.0.id {
        return Err(Refusal::not_found(Kind::BandwidthPackage, id).into());
    }
    Ok(package)
}

/// Asks about a package. Names of resources have another word for it than calls about tags.
fn about(action: impl Into<Cow<'static, str>>, caller: &Caller, call: &Call, id: &str) -> Checks {
    one(action, caller, call, "combandwidthpackage", id)
}

/// Most Mbit/s of a package.
fn mbps(number: i64) -> Result<i64> {
    if (1..=20_000).contains(&number) { Ok(number) } else { Err(Error::of(codes::BANDWIDTH_INVALID)) }
}

/// What is refused about an elastic address, in the words of packages.
fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NotFound { kind: Kind::ElasticAddress, .. } => Error::of(codes::EIP_NOT_FOUND),
        other => other.into(),
    }
}
