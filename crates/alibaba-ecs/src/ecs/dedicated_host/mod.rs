//! Dedicated hosts.

mod allocate_dedicated_hosts;
mod attributes;
pub mod cluster;
mod describe_dedicated_host_auto_renew;
mod describe_dedicated_host_types;
mod describe_dedicated_hosts;
mod kinds;
mod modify_dedicated_host_attribute;
mod modify_dedicated_host_auto_release_time;
mod modify_dedicated_host_auto_renew_attribute;
mod modify_dedicated_hosts_charge_type;
mod release_dedicated_host;
mod renew_dedicated_hosts;
mod room;
mod stored;
mod text;
mod view;

pub use allocate_dedicated_hosts::AllocateDedicatedHosts;
pub use describe_dedicated_host_auto_renew::DescribeDedicatedHostAutoRenew;
pub use describe_dedicated_host_types::DescribeDedicatedHostTypes;
pub use describe_dedicated_hosts::DescribeDedicatedHosts;
pub use modify_dedicated_host_attribute::ModifyDedicatedHostAttribute;
pub use modify_dedicated_host_auto_release_time::ModifyDedicatedHostAutoReleaseTime;
pub use modify_dedicated_host_auto_renew_attribute::ModifyDedicatedHostAutoRenewAttribute;
pub use modify_dedicated_hosts_charge_type::ModifyDedicatedHostsChargeType;
pub use release_dedicated_host::ReleaseDedicatedHost;
pub use renew_dedicated_hosts::RenewDedicatedHosts;
pub(super) use room::Guests;

use compute::dedicated_host::Change;
use kernel::Timestamp;
use serde_json::json;

use super::codes;
use super::errors::{Error, Result};
use super::field::CommaList;
use super::instance::billing::Period;
use crate::code::Code;

/// A refusal of the domain, where what is not there has a code of its own.
fn or_else(refusal: compute::Error, missing: Code) -> Error {
    match refusal {
        compute::Error::NotFound { .. } => Error::of(missing),
        other => other.into(),
    }
}

/// A host that is paid for ahead of time for a period from a moment on.
fn renewed(period: &Period, from: Timestamp) -> Change {
    let extras = [("period_unit".to_owned(), json!(period.unit()))].into_iter().collect();
    Change { expires_at: Some(Some(period.end(from))), extras, ..Change::default() }
}

/// Refuses to speak of the renewal of no host, or of more than a call may name.
fn check_to_renew(ids: &CommaList) -> Result<()> {
    match ids.iter().len() {
        0 => Err(Error::of(codes::dedicated_host::RENEWAL_WITHOUT_HOST)),
        1..=100 => Ok(()),
        _ => Err(Error::of(codes::dedicated_host::RENEWAL_OF_TOO_MANY)),
    }
}
