//! Sets of DHCP options.

mod attachment;
mod create_dhcp_options_set;
mod delete_dhcp_options_set;
mod get_dhcp_options_set;
mod list_dhcp_options_sets;
mod update_dhcp_options_set_attribute;

pub use attachment::{Attach, Attachment, Detach, Replace};
pub use create_dhcp_options_set::CreateDhcpOptionsSet;
pub use delete_dhcp_options_set::DeleteDhcpOptionsSet;
pub use get_dhcp_options_set::GetDhcpOptionsSet;
pub use list_dhcp_options_sets::ListDhcpOptionsSets;
pub use update_dhcp_options_set_attribute::UpdateDhcpOptionsSetAttribute;

use std::net::IpAddr;

use compute::network::dhcp_options::{DhcpOptions, get};
use compute::transition::Status;
use kernel::Tags;
use serde_json::{Value, json};
use wire::Scope;

use crate::ecs::field::RegionId;
use crate::ecs::{Error, Result};

/// The set, when it is in the region that a call names.
fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<DhcpOptions> {
    let options = get(scope, id)?;
    if options.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::DhcpOptions, id).into());
    }
    Ok(options)
}

/// The vendor's word for the state of a set that networks have, or not.
fn state(status: Status, is_used: bool) -> &'static str {
    match status {
        Status::Creating | Status::Modifying => "Pending",
        _ if is_used => "InUse",
        _ => "Available",
    }
}

/// The vendor's word for the state of a set with a network.
pub(super) fn attachment(is_in_force: bool) -> &'static str {
    if is_in_force { "InUse" } else { "Pending" }
}

/// Up to four name servers, with commas between them.
fn name_servers(text: &str) -> Result<String> {
    let servers: Vec<_> = text.split(',').map(str::trim).filter(|server| !server.is_empty()).collect();
    if servers.len() > 4 || servers.iter().any(|server| server.parse::<IpAddr>().is_err()) {
        return Err(Error::invalid("DomainNameServers"));
    }
    Ok(servers.join(","))
}

/// A domain such as `example.com`.
fn domain_name(text: &str) -> Result<String> {
    let is_label = |label: &str| {
        let inside = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        inside && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    if text.is_empty() || (text.len() <= 255 && text.split('.').all(is_label)) {
        return Ok(text.to_owned());
    }
    Err(Error::invalid("DomainName"))
}

/// How long addresses are given for: `24h` to `1176h`, or `87600h` to `175200h`.
fn lease_time(text: &str, parameter: &'static str) -> Result<String> {
    let hours: Option<u32> = text.strip_suffix('h').and_then(|hours| hours.parse().ok());
    let possible = hours.is_some_and(|hours| (24..=1_176).contains(&hours) || (87_600..=175_200).contains(&hours));
    if possible { Ok(text.to_owned()) } else { Err(Error::invalid(parameter)) }
}

/// What instances learn.
fn shown(options: &DhcpOptions) -> Value {
    json!({
        "DomainName": options.domain_name,
        "DomainNameServers": options.name_servers,
        "LeaseTime": options.lease_time,
        "Ipv6LeaseTime": options.lease_time_v6,
    })
}

/// The tags of a set in an answer.
fn tags(tags: Option<&Tags>) -> Vec<Value> {
    let tag = |(key, value): (&str, &str)| json!({"Key": key, "Value": value});
    tags.into_iter().flat_map(Tags::iter).map(tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_checked() {
        assert_eq!(name_servers("10.0.0.1, 2001:db8::1").unwrap(), "10.0.0.1,2001:db8::1");
        assert!(
            name_servers("10.0.0.256").is_err() && name_servers("1.1.1.1,2.2.2.2,3.3.3.3,4.4.4.4,5.5.5.5").is_err()
        );
        assert!(domain_name("example.com").is_ok() && domain_name("-a.com").is_err() && domain_name("a b").is_err());
        assert!(lease_time("48h", "LeaseTime").is_ok() && lease_time("100000h", "LeaseTime").is_ok());
        for wrong in ["23h", "2000h", "48", ""] {
            assert!(lease_time(wrong, "LeaseTime").is_err(), "{wrong}");
        }
    }
}
