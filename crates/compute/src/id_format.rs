//! How a cloud spells the identifiers of networks and instances.

use std::net::Ipv4Addr;

use kernel::IdFormat;
use store::Scope;

/// Spelling of identifiers. A dialect declares one as a static value.
#[derive(Debug)]
pub struct IdFormats {
    /// Networks.
    pub vpc: IdFormat,
    /// The router of a network.
    pub router: IdFormat,
    /// Route tables.
    pub route_table: IdFormat,
    /// Subnets.
    pub subnet: IdFormat,
    /// Security groups.
    pub security_group: IdFormat,
    /// Rules of security groups.
    pub rule: IdFormat,
    /// Prefix lists.
    pub prefix_list: IdFormat,
    /// Network interfaces.
    pub interface: IdFormat,
    /// Disks.
    pub disk: IdFormat,
    /// Instances.
    pub instance: IdFormat,
    /// Key pairs.
    pub key_pair: IdFormat,
    /// Commands.
    pub command: IdFormat,
    /// Invocations of commands.
    pub invocation: IdFormat,
    /// Sendings of files.
    pub file_sending: IdFormat,
    /// Launch templates.
    pub launch_template: IdFormat,
    /// Scaling groups.
    pub scaling_group: IdFormat,
    /// Configurations of scaling groups.
    pub scaling_configuration: IdFormat,
    /// Activities of scaling groups.
    pub scaling_activity: IdFormat,
    /// Rules of scaling groups.
    pub scaling_rule: IdFormat,
    /// Elastic addresses.
    pub elastic_address: IdFormat,
    /// Deployment sets.
    pub deployment_set: IdFormat,
    /// Dedicated hosts.
    pub dedicated_host: IdFormat,
    /// Clusters of dedicated hosts.
    pub dedicated_host_cluster: IdFormat,
    /// Capacity reservations.
    pub capacity_reservation: IdFormat,
    /// NAT gateways.
    pub nat_gateway: IdFormat,
    /// Tables of source rules of NAT gateways.
    pub snat_table: IdFormat,
    /// Source rules of NAT gateways.
    pub snat_entry: IdFormat,
    /// Tables of forwarding rules of NAT gateways.
    pub forward_table: IdFormat,
    /// Forwarding rules of NAT gateways.
    pub forward_entry: IdFormat,
    /// Blocks of addresses of NAT gateways between private networks.
    pub nat_block: IdFormat,
    /// Addresses of NAT gateways between private networks.
    pub nat_address: IdFormat,
    /// Limits of interfaces at NAT gateways.
    pub nat_limit: IdFormat,
    /// Load balancers.
    pub load_balancer: IdFormat,
    /// Listeners of load balancers.
    pub listener: IdFormat,
    /// Servers of listeners.
    pub backend_server: IdFormat,
    /// Health checks of listeners.
    pub health_check: IdFormat,
    /// Bandwidth packages.
    pub bandwidth_package: IdFormat,
    /// High-availability virtual addresses.
    pub ha_vip: IdFormat,
    /// Reserved blocks of subnets.
    pub reserved_block: IdFormat,
    /// Sets of DHCP options.
    pub dhcp_options: IdFormat,
    /// Snapshots.
    pub snapshot: IdFormat,
    /// Groups of snapshots.
    pub snapshot_group: IdFormat,
    /// Policies by which snapshots are made.
    pub snapshot_policy: IdFormat,
    /// Images.
    pub image: IdFormat,
    /// Routes.
    pub route: IdFormat,
    /// Gateways to the Internet for IPv4.
    pub ipv4_gateway: IdFormat,
    /// Gateways to the Internet for IPv6.
    pub ipv6_gateway: IdFormat,
    /// Bandwidths of IPv6 addresses.
    pub ipv6_bandwidth: IdFormat,
    /// Rules that let IPv6 addresses out and nothing in.
    pub egress_only_rule: IdFormat,
    /// Access lists of subnets.
    pub network_acl: IdFormat,
    /// Entries of such lists.
    pub network_acl_entry: IdFormat,
    /// Connections between networks.
    pub peering: IdFormat,
    /// Serial numbers of instances.
    pub serial_number: IdFormat,
    /// The vendor's half of hardware addresses, such as `00:16:3e`.
    pub mac_prefix: &'static str,
}

/// Where something is made: the region, and what its ids carry of it.
#[derive(Debug, Clone, Copy)]
pub struct Location<'a> {
    /// The region's id.
    pub region: &'a str,
    /// The letters that ids of this region begin with after their prefix; may be empty.
    pub code: &'a str,
    /// How ids are spelt.
    pub id_formats: &'static IdFormats,
}

impl Location<'_> {
    /// A new identifier.
    pub(crate) fn draw(&self, scope: &Scope<'_>, format: impl FnOnce(&IdFormats) -> &IdFormat) -> String {
        scope.mint().draw_in(format(self.id_formats), self.code)
    }
}

impl IdFormats {
    /// The hardware address of an interface. Addresses differ inside a network, so these do as well.
    pub(crate) fn mac(&self, address: Ipv4Addr) -> String {
        let [_, a, b, c] = address.octets();
        format!("{}:{a:02x}:{b:02x}:{c:02x}", self.mac_prefix)
    }
}
