//! `ModifySecurityGroupRule`, `ModifySecurityGroupEgressRule`

use compute::network::security_group::rule::Direction;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Cx;
use wire::params::Unbuilt;

use super::{Named, Verb};
use crate::ecs::errors::Result;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::security_group::rule::{Permission, modify};

/// Changes a rule for traffic to or from the instances of a security group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Modify {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
    /// Rule by its id, which becomes what the call says of it; without one, the rule that says what the call says gets
    /// another description.
    #[serde(default)]
    security_group_rule_id: Text,
    /// List of ports; there is none.
    #[serde(default, rename = "PortRangeListId")]
    _port_range_list_id: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Verb for Modify {
    const INGRESS: Named = Named {
        name: "ModifySecurityGroupRule",
        example: &[
            ("RegionId", "cn-hangzhou"),
            ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
            ("IpProtocol", "tcp"),
            ("PortRange", "22/22"),
            ("Description", "from the office"),
            ("SourceCidrIp", "10.0.0.0/8"),
        ],
    };
    const EGRESS: Named = Named {
        name: "ModifySecurityGroupEgressRule",
        example: &[
            ("RegionId", "cn-hangzhou"),
            ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
            ("IpProtocol", "tcp"),
            ("PortRange", "22/22"),
            ("Description", "from the office"),
            ("DestCidrIp", "0.0.0.0/0"),
        ],
    };

    fn group(&self) -> &str {
        &self.security_group_id
    }

    fn act(self, cx: &mut Cx<'_>, direction: Direction, own: Permission) -> Result<()> {
        modify(cx, self.region_id.0, &self.security_group_id, direction, self.security_group_rule_id.get(), own)
    }
}
