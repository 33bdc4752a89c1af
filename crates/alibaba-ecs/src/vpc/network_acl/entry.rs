//! Entries of network ACLs in calls.

use compute::network::block::{Block, BlockV6};
use compute::network::network_acl::{NewEntry, Policy};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::With;

use crate::ecs::field::Text;
use crate::ecs::{Error, Result};
use crate::vpc::codes;
use crate::vpc::text::text;

/// What every entry of a call has.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Common {
    /// Entry that is replaced; entries get new ids each time.
    #[serde(default, rename = "NetworkAclEntryId")]
    _network_acl_entry_id: Text,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    network_acl_entry_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Who made the entry: `custom`. Those of the cloud, `system` and `service`, are not changed.
    #[serde(default)]
    entry_type: Text,
    /// Kind of the addresses: `IPV4` (default) or `IPV6`.
    #[serde(default)]
    ip_version: Text,
    /// Whether what fits passes: `accept` or `drop`.
    #[serde(default)]
    policy: Text,
    /// Protocol: `all`, `tcp`, `udp`, `icmp`, `icmpv6` or `gre`.
    #[serde(default)]
    protocol: Text,
    /// First and last port, such as `20/80`; `-1/-1` for every one, and where the protocol has none.
    #[serde(default)]
    port: Text,
}

/// An entry for what comes in.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Ingress {
    /// Block that the traffic comes from.
    #[serde(default)]
    source_cidr_ip: Text,
}

/// An entry for what goes out.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Egress {
    /// Block that the traffic goes to.
    #[serde(default)]
    destination_cidr_ip: Text,
}

/// The side of an entry that is not the vSwitch.
pub(super) trait Side {
    /// What its block is called.
    const NAME: &'static str;

    /// Its block.
    fn block(&self) -> &Text;
}

impl Side for Ingress {
    const NAME: &'static str = "SourceCidrIp";

    fn block(&self) -> &Text {
        &self.source_cidr_ip
    }
}

impl Side for Egress {
    const NAME: &'static str = "DestinationCidrIp";

    fn block(&self) -> &Text {
        &self.destination_cidr_ip
    }
}

/// The entries of a call, without those of the cloud, which a client gives back.
pub(super) fn read<S: Side>(entries: &[With<Common, S>]) -> Result<Vec<NewEntry>> {
    let read = |With(common, side): &With<Common, S>| common.read(side.block(), S::NAME).transpose();
    entries.iter().filter_map(read).collect()
}

impl Common {
    fn read(&self, block: &Text, side: &str) -> Result<Option<NewEntry>> {
        match self.entry_type.get() {
            None | Some("custom") => {}
            Some("system" | "service") => return Ok(None),
            Some(_) => return Err(Error::invalid("EntryType")),
        }
        let block = block.get().ok_or_else(|| Error::missing(side))?;
        let is_v6 = match self.ip_version.get().map(str::to_ascii_uppercase).as_deref() {
            None => block.contains(':'),
            Some("IPV4") => false,
            Some("IPV6") => true,
            Some(_) => return Err(Error::invalid("IpVersion")),
        };
        let malformed = |_| Error::invalid(side);
        let block = if is_v6 {
            block.parse::<BlockV6>().map_err(malformed)?.to_string()
        } else {
            block.parse::<Block>().map_err(malformed)?.to_string()
        };
        let policy = match self.policy.get().map(str::to_ascii_lowercase).as_deref() {
            Some("accept") => Policy::Accept,
            Some("drop") => Policy::Drop,
            Some(_) => return Err(Error::invalid("Policy")),
            None => return Err(Error::missing("Policy")),
        };
        let protocol = self.protocol.get().ok_or_else(|| Error::missing("Protocol"))?.to_ascii_lowercase();
        let ports = ports(&protocol, self.port.get().ok_or_else(|| Error::missing("Port"))?)?;
        Ok(Some(NewEntry {
            name: text(self.network_acl_entry_name.get(), 128, codes::network_acl::NAME_MALFORMED)?,
            description: text(self.description.get(), 256, codes::network_acl::DESCRIPTION_MALFORMED)?,
            policy,
            protocol,
            block,
            is_v6,
            ports,
            number: 0,
            icmp: None,
        }))
    }
}

/// The ports of a protocol: those without ports have all of them.
fn ports(protocol: &str, range: &str) -> Result<Option<(u16, u16)>> {
    let has_ports = match protocol {
        "tcp" | "udp" => true,
        "all" | "icmp" | "icmpv6" | "gre" => false,
        _ => return Err(Error::invalid("Protocol")),
    };
    let wrong = || Error::invalid("Port");
    let (first, last) = range.split_once('/').ok_or_else(wrong)?;
    match (first.parse::<u16>(), last.parse::<u16>()) {
        (Ok(first), Ok(last)) if has_ports && first > 0 && first <= last => Ok(Some((first, last))),
        _ if range == "-1/-1" => Ok(None),
        _ => Err(wrong()),
    }
}

/// The vendor's word for what an entry does.
pub(super) fn policy_word(policy: Policy) -> &'static str {
    match policy {
        Policy::Accept => "accept",
        Policy::Drop => "drop",
    }
}

/// Ports as the vendor writes them.
pub(super) fn port_word(ports: Option<(u16, u16)>) -> String {
    ports.map_or_else(|| "-1/-1".to_owned(), |(first, last)| format!("{first}/{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_protocols_with_ports_have_a_range() {
        let read = |protocol, range| ports(protocol, range).ok();
        assert_eq!(read("tcp", "20/80"), Some(Some((20, 80))));
        assert_eq!(read("udp", "-1/-1"), Some(None));
        assert_eq!(read("icmp", "-1/-1"), Some(None));
        for (protocol, range) in
            [("icmp", "1/2"), ("tcp", "80/20"), ("tcp", "0/80"), ("tcp", "80"), ("tcp", "1/70000"), ("http", "-1/-1")]
        {
            assert_eq!(read(protocol, range), None, "{protocol} {range}");
        }
    }
}
