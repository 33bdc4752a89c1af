//! One rule in parameters of its own, but for the far end that only one direction has.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::ecs::field::Text;
use crate::ecs::security_group::rule::Permission;

/// What a rule for either direction says.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct Terms {
    /// Protocol: `tcp`, `udp`, `icmp`, `icmpv6`, `gre` or `all`.
    ip_protocol: Text,
    /// Ports at the destination, such as `80/80`.
    port_range: Text,
    /// Ports at the source.
    source_port_range: Text,
    /// Addresses at the source.
    source_cidr_ip: Text,
    /// IPv6 addresses at the source.
    ipv6_source_cidr_ip: Text,
    /// Addresses at the destination.
    dest_cidr_ip: Text,
    /// IPv6 addresses at the destination.
    ipv6_dest_cidr_ip: Text,
    /// `accept` (default) or `drop`.
    policy: Text,
    /// Rank, 1 (default) to 100.
    priority: Text,
    /// Kind of network card: `intranet`, the only one in a network.
    nic_type: Text,
    /// Description, 1 to 512 characters.
    description: Text,
}

impl From<Terms> for Permission {
    fn from(terms: Terms) -> Self {
        Self {
            ip_protocol: terms.ip_protocol,
            port_range: terms.port_range,
            source_port_range: terms.source_port_range,
            source_cidr_ip: terms.source_cidr_ip,
            ipv6_source_cidr_ip: terms.ipv6_source_cidr_ip,
            dest_cidr_ip: terms.dest_cidr_ip,
            ipv6_dest_cidr_ip: terms.ipv6_dest_cidr_ip,
            policy: terms.policy,
            priority: terms.priority,
            nic_type: terms.nic_type,
            description: terms.description,
            ..Self::default()
        }
    }
}
