//! `CreateNetworkAclEntry`

use std::ops::RangeInclusive;

use compute::network::network_acl::{NewEntry, Policy, add};
use compute::network::security_group::rule::Direction as Way;
use ipnet::IpNet;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, network_acl};
use crate::field::{Whole, within};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Text};
use crate::kec::location::place;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Numbers that an entry may have. Source: Terraform's provider.
const NUMBERS: RangeInclusive<i64> = 1..=32_766;

/// ICMP types and codes; -1 for every one.
const ICMP: RangeInclusive<i16> = -1..=255;

/// Adds an entry to a network ACL: of those of its direction that fit, the one with the lowest number decides.
///
/// GUESS: how many there may be, 100 in each direction.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNetworkAclEntry {
    /// The network ACL.
    network_acl_id: Id,
    /// `in` or `out`.
    direction: Direction,
    /// Number, 1 to 32766, which no other entry of the direction has.
    rule_number: Whole,
    /// `allow` or `deny`.
    rule_action: Action,
    /// `ip` for every one, `tcp`, `udp` or `icmp`.
    protocol: Protocol,
    /// Addresses at the far end, of either version.
    cidr_block: String,
    /// First port, for `tcp` and `udp`: 1 to 65535. For the others it says nothing.
    port_range_from: Option<u16>,
    /// Last port.
    port_range_to: Option<u16>,
    /// Type, for `icmp`: 0 to 255, or -1 for every one. For the others, for which Terraform's provider sends it too, it says
    /// nothing.
    icmp_type: Option<i16>,
    /// Code, for `icmp`.
    icmp_code: Option<i16>,
    /// Free text.
    description: Option<Text>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Direction {
    In,
    Out,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Action {
    Allow,
    Deny,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Protocol {
    Ip,
    Tcp,
    Udp,
    Icmp,
}

impl CreateNetworkAclEntry {
    /// The ports, where the protocol has them.
    fn ports(&self) -> Result<Option<(u16, u16)>, Error> {
        if !matches!(self.protocol, Protocol::Tcp | Protocol::Udp) {
            return Ok(None);
        }
        let from = self.port_range_from.ok_or(Error::Wanting("PortRangeFrom"))?;
        let to = self.port_range_to.ok_or(Error::Wanting("PortRangeTo"))?;
        if from == 0 || to < from {
            return Err(Error::Unfit("PortRangeTo", "the range is empty".to_owned()));
        }
        Ok(Some((from, to)))
    }

    /// ICMP type and code, where the protocol has them.
    fn icmp(&self) -> Result<Option<(i16, i16)>, Error> {
        if self.protocol != Protocol::Icmp {
            return Ok(None);
        }
        let read = |name: &'static str, number: Option<i16>| match number {
            None => Err(Error::Wanting(name)),
            Some(number) if ICMP.contains(&number) => Ok(number),
            Some(_) => Err(Error::Unfit(name, "it is not between -1 and 255".to_owned())),
        };
        Ok(Some((read("IcmpType", self.icmp_type)?, read("IcmpCode", self.icmp_code)?)))
    }

    /// The entry that it says.
    fn entry(self) -> Result<NewEntry, Error> {
        let unfit = |_| Error::Unfit("CidrBlock", "it is not an address block".to_owned());
        let net: IpNet = self.cidr_block.parse().map_err(unfit)?;
        let number = within("RuleNumber", self.rule_number, &NUMBERS)?;
        Ok(NewEntry {
            name: String::new(),
            policy: match self.rule_action {
                Action::Allow => Policy::Accept,
                Action::Deny => Policy::Drop,
            },
            protocol: match self.protocol {
                Protocol::Ip => "ip",
                Protocol::Tcp => "tcp",
                Protocol::Udp => "udp",
                Protocol::Icmp => "icmp",
            }
            .to_owned(),
            block: net.trunc().to_string(),
            is_v6: matches!(net, IpNet::V6(_)),
            ports: self.ports()?,
            number: u32::try_from(number).unwrap_or(u32::MAX),
            icmp: self.icmp()?,
            description: self.description.map(|text| text.0).unwrap_or_default(),
        })
    }
}

impl Operation for CreateNetworkAclEntry {
    const NAME: &'static str = "CreateNetworkAclEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("NetworkAclId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("Direction", "in"),
        ("RuleNumber", "16"),
        ("RuleAction", "deny"),
        ("Protocol", "tcp"),
        ("PortRangeFrom", "22"),
        ("PortRangeTo", "22"),
        ("CidrBlock", "10.0.16.0/24"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:CreateNetworkAclEntry", &input.network_acl_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let place = place(cx)?;
        let acl = network_acl(cx, &input.network_acl_id.0)?;
        let way = match input.direction {
            Direction::In => Way::Ingress,
            Direction::Out => Way::Egress,
        };
        add(cx.scope(), &place, &acl.id, way, input.entry()?)?;
        Ok(Returned::YES)
    }
}
