//! `AuthorizeSecurityGroupEgress`

use compute::network::security_group::rule::Direction;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::rule::{Permission, authorize};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Adds rules for traffic from the instances of a security group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AuthorizeSecurityGroupEgress {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
    /// Up to 100 rules; they take the place of the one in the parameters below.
    #[serde(default)]
    permissions: Vec<Permission>,
    /// Protocol: `tcp`, `udp`, `icmp`, `icmpv6`, `gre` or `all`.
    #[serde(default)]
    ip_protocol: Text,
    /// Ports at the destination, such as `80/80`.
    #[serde(default)]
    port_range: Text,
    /// Ports at the source.
    #[serde(default)]
    source_port_range: Text,
    /// Addresses at the source.
    #[serde(default)]
    source_cidr_ip: Text,
    /// IPv6 addresses at the source.
    #[serde(default)]
    ipv6_source_cidr_ip: Text,
    /// Addresses at the destination.
    #[serde(default)]
    dest_cidr_ip: Text,
    /// IPv6 addresses at the destination.
    #[serde(default)]
    ipv6_dest_cidr_ip: Text,
    /// Security group at the destination.
    #[serde(default)]
    dest_group_id: Text,
    /// Account of that group, by name.
    #[serde(default)]
    dest_group_owner_account: Text,
    /// Account of that group, by number.
    #[serde(default)]
    dest_group_owner_id: Text,
    /// Prefix list at the destination.
    #[serde(default)]
    dest_prefix_list_id: Text,
    /// `accept` (default) or `drop`.
    #[serde(default)]
    policy: Text,
    /// Rank, 1 (default) to 100.
    #[serde(default)]
    priority: Text,
    /// Kind of network card: `intranet`, the only one in a network.
    #[serde(default)]
    nic_type: Text,
    /// Description, 1 to 512 characters.
    #[serde(default)]
    description: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl AuthorizeSecurityGroupEgress {
    /// The rule in parameters of its own.
    fn own(&self) -> Permission {
        Permission {
            ip_protocol: self.ip_protocol.clone(),
            port_range: self.port_range.clone(),
            source_port_range: self.source_port_range.clone(),
            source_cidr_ip: self.source_cidr_ip.clone(),
            ipv6_source_cidr_ip: self.ipv6_source_cidr_ip.clone(),
            dest_cidr_ip: self.dest_cidr_ip.clone(),
            ipv6_dest_cidr_ip: self.ipv6_dest_cidr_ip.clone(),
            dest_group_id: self.dest_group_id.clone(),
            dest_group_owner_account: self.dest_group_owner_account.clone(),
            dest_group_owner_id: self.dest_group_owner_id.clone(),
            dest_prefix_list_id: self.dest_prefix_list_id.clone(),
            policy: self.policy.clone(),
            priority: self.priority.clone(),
            nic_type: self.nic_type.clone(),
            description: self.description.clone(),
            ..Permission::default()
        }
    }
}

impl Operation for AuthorizeSecurityGroupEgress {
    const NAME: &'static str = "AuthorizeSecurityGroupEgress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
        ("IpProtocol", "tcp"),
        ("PortRange", "22/22"),
        ("DestCidrIp", "0.0.0.0/0"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:AuthorizeSecurityGroupEgress", caller, call, "securitygroup", &input.security_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let (region, own) = (input.region_id.0, input.own());
        authorize(cx, region, &input.security_group_id, Direction::Egress, input.permissions, own)?;
        Ok(Empty {})
    }
}
