//! What an instance may know about itself.

use std::fmt::Display;
use std::net::{Ipv4Addr, Ipv6Addr};

use kernel::Timestamp;

/// An instance, as its metadata shows it.
#[derive(Debug, Clone)]
pub struct View {
    /// Identifier.
    pub instance_id: String,
    /// Name.
    pub instance_name: String,
    /// Host name.
    pub hostname: String,
    /// Number of the account that owns it.
    pub owner_account: String,
    /// Region.
    pub region: String,
    /// Zone.
    pub zone: String,
    /// Image.
    pub image: String,
    /// Instance type.
    pub instance_type: String,
    /// Highest outbound and inbound bandwidth, in kbit/s.
    pub bandwidth_kbps: Option<u64>,
    /// Serial number, a UUID.
    pub serial_number: String,
    /// Its place in the batch that it was launched in; the first is 0.
    pub launch_index: u32,
    /// Name of its key pair.
    pub key_pair: Option<String>,
    /// Public half of its key pair, as one line.
    pub public_key: Option<String>,
    /// Its primary network interface.
    pub network: Network,
    /// Its further network interfaces.
    pub further: Vec<Network>,
    /// User data, decoded.
    pub user_data: Option<Vec<u8>>,
    /// Name of its role.
    pub role: Option<String>,
    /// Policy that limits the sessions of its role.
    pub role_policy: Option<String>,
    /// Whether the metadata service answers at all.
    pub endpoint_enabled: bool,
    /// Whether a token is required.
    pub tokens_required: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Its security groups.
    pub security_groups: Vec<String>,
}

impl View {
    /// Its network interfaces, the primary one first.
    pub(crate) fn interfaces(&self) -> impl Iterator<Item = &Network> {
        std::iter::once(&self.network).chain(&self.further)
    }

    /// The network interface with this hardware address.
    pub(crate) fn at(&self, mac: &str) -> Option<&Network> {
        self.interfaces().find(|network| network.mac == mac)
    }
}

/// A list as metadata shows it: texts in square brackets.
pub(crate) fn listed(items: &[impl Display]) -> String {
    let items: Vec<_> = items.iter().map(|item| format!("\"{item}\"")).collect();
    format!("[{}]", items.join(","))
}

/// A network interface of an instance.
#[derive(Debug, Clone)]
pub struct Network {
    /// Identifier of the interface.
    pub interface: String,
    /// Hardware address.
    pub mac: String,
    /// Main private address.
    pub address: Ipv4Addr,
    /// Every private address, the main one first.
    pub addresses: Vec<Ipv4Addr>,
    /// Public address.
    pub public: Option<Ipv4Addr>,
    /// Length of the subnet's prefix.
    pub prefix: u8,
    /// Gateway of the subnet.
    pub gateway: Ipv4Addr,
    /// Network.
    pub vpc: String,
    /// Block of the network.
    pub vpc_block: String,
    /// Subnet.
    pub subnet: String,
    /// Block of the subnet.
    pub subnet_block: String,
    /// IPv6, where the subnet has it.
    pub v6: Option<V6>,
}

/// IPv6 of a network interface.
#[derive(Debug, Clone)]
pub struct V6 {
    /// Its addresses.
    pub addresses: Vec<Ipv6Addr>,
    /// Gateway of the subnet.
    pub gateway: Ipv6Addr,
    /// Blocks of the network.
    pub vpc_blocks: Vec<String>,
    /// Block of the subnet.
    pub subnet_block: String,
}

impl V6 {
    /// Its addresses as metadata shows them; `None` where it has none.
    pub(crate) fn listed(&self) -> Option<String> {
        (!self.addresses.is_empty()).then(|| listed(&self.addresses))
    }
}

impl Network {
    /// The subnet's mask, such as `255.255.255.0`.
    pub fn netmask(&self) -> Ipv4Addr {
        let bits = u32::MAX.checked_shl(32 - u32::from(self.prefix.min(32))).unwrap_or(0);
        Ipv4Addr::from(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_gives_its_mask() {
        let network = |prefix| Network {
            interface: String::new(),
            mac: String::new(),
            address: Ipv4Addr::LOCALHOST,
            addresses: Vec::new(),
            public: None,
            prefix,
            gateway: Ipv4Addr::LOCALHOST,
            vpc: String::new(),
            vpc_block: String::new(),
            subnet: String::new(),
            subnet_block: String::new(),
            v6: None,
        };
        assert_eq!(network(24).netmask().to_string(), "255.255.255.0");
        assert_eq!(network(0).netmask().to_string(), "0.0.0.0");
        assert_eq!(network(32).netmask().to_string(), "255.255.255.255");
    }
}
