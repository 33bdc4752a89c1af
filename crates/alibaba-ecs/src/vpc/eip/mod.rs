//! Elastic addresses.

mod allocate_eip_address;
mod allocate_eip_segment_address;
mod associate_eip_address;
mod deletion_protection;
mod describe_eip_addresses;
mod high_definition_monitor;
mod modify_eip_address_attribute;
mod modify_eip_forward_mode;
mod release_eip_address;
mod text;
mod unassociate_eip_address;
mod view;

pub use allocate_eip_address::AllocateEipAddress;
pub use allocate_eip_segment_address::AllocateEipSegmentAddress;
pub use associate_eip_address::AssociateEipAddress;
pub use deletion_protection::DeletionProtection;
pub use describe_eip_addresses::DescribeEipAddresses;
pub use high_definition_monitor::{DescribeHighDefinitionMonitorLogAttribute, SetHighDefinitionMonitorLogStatus};
pub use modify_eip_address_attribute::ModifyEipAddressAttribute;
pub use modify_eip_forward_mode::ModifyEipForwardMode;
pub use release_eip_address::ReleaseEipAddress;
pub use unassociate_eip_address::UnassociateEipAddress;

/// Names under which an address keeps what only answers show.
const ZONE: &str = "zone";
const PROTECTION: &str = "security_protection_types";
const MODE: &str = "mode";
/// Whether the call that gave the address to an interface named the private one; only then it is shown.
const NAMED: &str = "private_address_named";
const MONITORED: &str = "monitored";
const LOG_PROJECT: &str = "log_project";
const LOG_STORE: &str = "log_store";
