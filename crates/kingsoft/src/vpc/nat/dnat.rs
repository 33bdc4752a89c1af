//! DNAT rules: their ports and how answers show them.

use std::net::Ipv4Addr;

use compute::network::public_nat::forward::{self, Forward, Protocol, Traffic};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Problem};

use crate::kec::errors::Error;
use crate::kec::location::region;
use crate::period::instant;

/// The word for every protocol, and for every port.
const ANY: &str = "Any";

/// A DNAT rule.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Dnat {
    dnat_id: String,
    dnat_name: String,
    description: String,
    nat_id: String,
    nat_ip: String,
    ip_protocol: &'static str,
    /// A text, as it can be `Any`.
    public_port: String,
    private_ip_address: String,
    private_port: String,
    enabled: bool,
    create_time: String,
}

impl From<Forward> for Dnat {
    fn from(forward: Forward) -> Self {
        let ports = forward.traffic.ports();
        let port = |port: Option<u32>| port.map_or_else(|| ANY.to_owned(), |port| port.to_string());
        Self {
            dnat_id: forward.id,
            dnat_name: forward.name,
            description: forward.description,
            nat_id: forward.nat_id,
            nat_ip: forward.address.to_string(),
            ip_protocol: match forward.traffic {
                Traffic::Every => ANY,
                Traffic::Port { protocol: Protocol::Tcp, .. } => "TCP",
                Traffic::Port { protocol: Protocol::Udp, .. } => "UDP",
            },
            public_port: port(ports.map(|(public, _)| public)),
            private_ip_address: forward.private_address.to_string(),
            private_port: port(ports.map(|(_, private)| private)),
            enabled: true,
            create_time: instant(forward.created_at),
        }
    }
}

impl Dnat {
    /// What it has under the name of a filter, but for its interface.
    pub(super) fn look(&self, name: &str) -> Option<&str> {
        match name {
            "nat-ip" => Some(&self.nat_ip),
            "public-port" => Some(&self.public_port),
            "private-ip-address" => Some(&self.private_ip_address),
            "ip-protocol" => Some(self.ip_protocol),
            "nat-id" => Some(&self.nat_id),
            "dnat-name" => Some(&self.dnat_name),
            _ => None,
        }
    }
}

/// A protocol of a DNAT rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum IpProtocol {
    /// Every one.
    Any,
    /// TCP.
    #[serde(rename = "TCP", alias = "tcp")]
    Tcp,
    /// UDP.
    #[serde(rename = "UDP", alias = "udp")]
    Udp,
}

impl IpProtocol {
    /// The protocol of a rule.
    pub(super) fn of(traffic: Traffic) -> Self {
        match traffic {
            Traffic::Every => Self::Any,
            Traffic::Port { protocol: Protocol::Tcp, .. } => Self::Tcp,
            Traffic::Port { protocol: Protocol::Udp, .. } => Self::Udp,
        }
    }

    /// What a rule of this protocol between these ports is about: every protocol goes with every port, and no other does.
    pub(super) fn between(self, public: Port, private: Port) -> Result<Traffic, Error> {
        let protocol = match self {
            Self::Any => {
                let reason = "it is Any where IpProtocol is Any".to_owned();
                return match (public.0, private.0) {
                    (None, None) => Ok(Traffic::Every),
                    (Some(_), _) => Err(Error::Unfit("PublicPort", reason)),
                    (None, Some(_)) => Err(Error::Unfit("PrivatePort", reason)),
                };
            }
            Self::Tcp => Protocol::Tcp,
            Self::Udp => Protocol::Udp,
        };
        let one = |name, port: Port| {
            let missing = || Error::Unfit(name, "it is a port where IpProtocol is not Any".to_owned());
            port.0.ok_or_else(missing)
        };
        Ok(Traffic::Port { protocol, public: one("PublicPort", public)?, private: one("PrivatePort", private)? })
    }
}

/// A port of a DNAT rule, 1 to 65535, or `Any`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct Port(#[schemars(with = "String")] pub(super) Option<u32>);

impl TryFrom<String> for Port {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case(ANY) {
            return Ok(Self(None));
        }
        match text.parse() {
            Ok(port @ 1..=65_535) => Ok(Self(Some(port))),
            Ok(_) => Err(Problem::Range),
            Err(_) => Err(Problem::Type),
        }
    }
}

/// An address that a parameter names.
pub(super) fn address(name: &'static str, text: &str) -> Result<Ipv4Addr, Error> {
    text.trim().parse().map_err(|_| Error::Unfit(name, format!("{text} is not an address")))
}

/// A DNAT rule of the call's region.
pub(super) fn dnat(cx: &mut Cx<'_>, id: &str) -> Result<Forward, Domain> {
    let here = region(cx.call()).to_owned();
    let found = forward::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::ForwardEntry, id)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_protocol_goes_with_every_port_and_no_other_does() {
        let port = |text: &str| Port::try_from(text.to_owned()).unwrap();
        let between = |protocol: IpProtocol, public, private| match protocol.between(port(public), port(private)) {
            Ok(traffic) => Ok(traffic),
            Err(Error::Unfit(name, _)) => Err(name),
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(between(IpProtocol::Any, "Any", ""), Ok(Traffic::Every));
        assert_eq!(between(IpProtocol::Any, "80", "Any"), Err("PublicPort"));
        assert_eq!(between(IpProtocol::Any, "Any", "80"), Err("PrivatePort"));
        let web = Traffic::Port { protocol: Protocol::Tcp, public: 80, private: 8_080 };
        assert_eq!(between(IpProtocol::Tcp, "80", "8080"), Ok(web));
        assert_eq!(between(IpProtocol::Udp, "any", "53"), Err("PublicPort"));
        assert_eq!(between(IpProtocol::Udp, "53", "Any"), Err("PrivatePort"));
        assert_eq!(IpProtocol::of(web), IpProtocol::Tcp);
        assert_eq!(Port::try_from("0".to_owned()), Err(Problem::Range));
        assert_eq!(Port::try_from("http".to_owned()), Err(Problem::Type));
    }
}
