//! How a cloud spells the identifiers of networks and instances.

use std::net::Ipv4Addr;

use kernel::Shape;
use store::Scope;

/// Spelling of identifiers. A dialect declares one as a static value.
#[derive(Debug)]
pub struct Shapes {
    /// Networks.
    pub vpc: Shape,
    /// The router of a network.
    pub router: Shape,
    /// Route tables.
    pub route_table: Shape,
    /// Subnets.
    pub subnet: Shape,
    /// Security groups.
    pub security_group: Shape,
    /// Rules of security groups.
    pub rule: Shape,
    /// Prefix lists.
    pub prefix_list: Shape,
    /// Network interfaces.
    pub interface: Shape,
    /// Disks.
    pub disk: Shape,
    /// Instances.
    pub instance: Shape,
    /// Key pairs.
    pub key_pair: Shape,
    /// Elastic addresses.
    pub elastic_address: Shape,
    /// Deployment sets.
    pub deployment_set: Shape,
    /// Serial numbers of instances.
    pub serial_number: Shape,
    /// The vendor's half of hardware addresses, such as `00:16:3e`.
    pub mac_prefix: &'static str,
}

/// Where something is made: the region, and what its ids carry of it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The region's id.
    pub region: &'a str,
    /// The letters that ids of this region begin with after their prefix; may be empty.
    pub code: &'a str,
    /// How ids are spelt.
    pub shapes: &'static Shapes,
}

impl Place<'_> {
    /// A new identifier.
    pub(crate) fn draw(&self, scope: &Scope<'_>, shape: impl FnOnce(&Shapes) -> &Shape) -> String {
        scope.mint().draw_in(shape(self.shapes), self.code)
    }
}

impl Shapes {
    /// The hardware address of an interface. Addresses differ inside a network, so these do as well.
    pub(crate) fn mac(&self, address: Ipv4Addr) -> String {
        let [_, a, b, c] = address.octets();
        format!("{}:{a:02x}:{b:02x}:{c:02x}", self.mac_prefix)
    }
}
