//! `AuthorizeSecurityGroupEntry`

use compute::network::security_group::rule::{Direction as Way, End, New, Terms, authorize};
use ipnet::IpNet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::{Id, Text};
use crate::kec::location::{place, security_group, vpc_krn};
use crate::vpc::Vpc;

/// Adds an entry to a security group. One that is there already changes nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AuthorizeSecurityGroupEntry {
    /// The group.
    security_group_id: Id,
    /// `in` or `out`.
    direction: Direction,
    /// `ip`, `tcp`, `udp` or `icmp`.
    protocol: Protocol,
    /// Addresses at the far end.
    cidr_block: Option<String>,
    /// Security group at the far end, instead of addresses.
    authorized_security_group_id: Option<Id>,
    /// First port, for `tcp` and `udp`: 1 to 65535.
    port_range_from: Option<u16>,
    /// Last port.
    port_range_to: Option<u16>,
    /// Type, for `icmp`; -1 for any.
    icmp_type: Option<i16>,
    /// Code, for `icmp`; -1 for any.
    icmp_code: Option<i16>,
    /// `Accept` or `Drop`; `Accept` by default.
    #[serde(default)]
    policy: Policy,
    /// Rank among the entries: 1 to 100.
    priority: Option<u8>,
    /// Free text.
    description: Option<Text>,
    /// A label of the entry; entries have none.
    #[serde(default, rename = "RuleTag")]
    _rule_tag: Unbuilt,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    security_group_entry_id_set: [String; 1],
    r#return: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Direction {
    In,
    Out,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Protocol {
    #[serde(alias = "IP")]
    Ip,
    #[serde(alias = "TCP")]
    Tcp,
    #[serde(alias = "UDP")]
    Udp,
    #[serde(alias = "ICMP")]
    Icmp,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
enum Policy {
    #[default]
    Accept,
    Drop,
}

/// What the entry says, in the one spelling that is kept.
fn terms(input: &AuthorizeSecurityGroupEntry) -> Result<Terms, Error> {
    let mut far =
        match (input.cidr_block.as_deref().filter(|text| !text.is_empty()), &input.authorized_security_group_id) {
            (Some(block), None) => {
                let unfit = |_| Error::Unfit("CidrBlock", "it is not an address block".to_owned());
                let net: IpNet = block.parse().map_err(unfit)?;
                End { block: net.trunc().to_string(), ..End::default() }
            }
            (None, Some(group)) => End { group: group.0.clone(), ..End::default() },
            (Some(_), Some(_)) => {
                let reason = "it and CidrBlock exclude each other";
                return Err(Error::Unfit("AuthorizedSecurityGroupId", reason.to_owned()));
            }
            (None, None) => return Err(Error::Wanting("CidrBlock")),
        };
    let mut detail = String::new();
    let protocol = match input.protocol {
        Protocol::Ip => "ip",
        Protocol::Tcp | Protocol::Udp => {
            let low = input.port_range_from.ok_or(Error::Wanting("PortRangeFrom"))?;
            let high = input.port_range_to.ok_or(Error::Wanting("PortRangeTo"))?;
            if low == 0 || high < low {
                return Err(Error::Unfit("PortRangeTo", "the range is empty".to_owned()));
            }
            far.ports = format!("{low}/{high}");
            if input.protocol == Protocol::Tcp { "tcp" } else { "udp" }
        }
        Protocol::Icmp => {
            detail = format!("{}/{}", input.icmp_type.unwrap_or(-1), input.icmp_code.unwrap_or(-1));
            "icmp"
        }
    };
    let (source, destination) = match input.direction {
        Direction::In => (far, End::default()),
        Direction::Out => (End::default(), far),
    };
    let policy = match input.policy {
        Policy::Accept => "Accept",
        Policy::Drop => "Drop",
    };
    let priority = i64::from(input.priority.unwrap_or(1));
    Ok(Terms { protocol: protocol.to_owned(), policy: policy.to_owned(), priority, source, destination, detail })
}

impl Operation for AuthorizeSecurityGroupEntry {
    const NAME: &'static str = "AuthorizeSecurityGroupEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("SecurityGroupId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("Direction", "in"),
        ("Protocol", "tcp"),
        ("PortRangeFrom", "22"),
        ("PortRangeTo", "22"),
        ("CidrBlock", "10.0.0.0/8"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of(
            "vpc:AuthorizeSecurityGroupEntry",
            vpc_krn(caller, call, format_args!("security-group/{}", input.security_group_id.0)),
        )
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        security_group(cx, &input.security_group_id.0)?;
        let new = New {
            direction: match input.direction {
                Direction::In => Way::Ingress,
                Direction::Out => Way::Egress,
            },
            terms: terms(&input)?,
            description: input.description.map(|text| text.0).unwrap_or_default(),
        };
        let rule = authorize(cx.scope(), &place, &input.security_group_id.0, new)?;
        Ok(Output { security_group_entry_id_set: [rule.id], r#return: true })
    }
}
