//! Where the traffic of a route goes.

use serde::{Deserialize, Serialize};
use store::Scope;

use super::Refusal;
use crate::error::{Error, Result};
use crate::instance;
use crate::network::{havip, interface, ipv4_gateway, ipv6_gateway, nat_gateway, peering, vpc};

/// A thing that traffic goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// What kind of thing it is.
    pub kind: HopKind,
    /// The thing.
    pub id: String,
    /// Its share where several things share the traffic.
    pub weight: u32,
}

/// A kind of thing that traffic can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HopKind {
    /// An instance.
    Instance,
    /// A network interface.
    Interface,
    /// The gateway to the Internet for IPv4.
    Ipv4Gateway,
    /// The gateway to the Internet for IPv6.
    Ipv6Gateway,
    /// A connection to another network.
    Peering,
    /// A gateway that translates addresses.
    NatGateway,
    /// A private address that moves between instances.
    VirtualAddress,
    /// A link to a router elsewhere.
    RouterInterface,
    /// A gateway of a virtual private network.
    VpnGateway,
    /// A link to a router between networks.
    Attachment,
    /// The Internet, in a cloud whose networks reach it through their own routers: the thing is the router.
    Internet,
}

impl HopKind {
    /// The text in the row.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Instance => "instance",
            Self::Interface => "interface",
            Self::Ipv4Gateway => "ipv4_gateway",
            Self::Ipv6Gateway => "ipv6_gateway",
            Self::Peering => "peering",
            Self::NatGateway => "nat_gateway",
            Self::VirtualAddress => "virtual_address",
            Self::RouterInterface => "router_interface",
            Self::VpnGateway => "vpn_gateway",
            Self::Attachment => "attachment",
            Self::Internet => "internet",
        }
    }
}

impl Hop {
    /// Refuses a thing that is not there, or that traffic of this network does not reach.
    pub(super) fn check(&self, scope: &mut Scope<'_>, vpc: &str) -> Result<()> {
        if self.kind == HopKind::Internet && vpc::get(scope, vpc)?.router_id == self.id {
            return Ok(());
        }
        match self.networks(scope) {
            Ok(networks) if networks.iter().any(|network| network == vpc) => Ok(()),
            Ok(_) | Err(Error::NotFound { .. }) => Err(Refusal::NoHop { id: self.id.clone() }.into()),
            Err(other) => Err(other),
        }
    }

    /// The networks whose traffic reaches the thing. A kind of which nothing can be made is never there: whoever adds
    /// one says here where it lies.
    fn networks(&self, scope: &mut Scope<'_>) -> Result<Vec<String>> {
        let id = &self.id;
        Ok(match self.kind {
            HopKind::Instance => vec![instance::get(scope, id)?.vpc_id],
            HopKind::Interface => vec![interface::get(scope, id)?.vpc_id],
            HopKind::Ipv4Gateway => vec![ipv4_gateway::get(scope, id)?.vpc_id],
            HopKind::Ipv6Gateway => vec![ipv6_gateway::get(scope, id)?.vpc_id],
            HopKind::Peering => peering::get(scope, id)?.networks(scope),
            HopKind::NatGateway => vec![nat_gateway::get(scope, id)?.vpc_id],
            HopKind::VirtualAddress => vec![havip::get(scope, id)?.vpc_id],
            // What is the Internet to a network was asked before.
            HopKind::RouterInterface | HopKind::VpnGateway | HopKind::Attachment | HopKind::Internet => Vec::new(),
        })
    }
}
