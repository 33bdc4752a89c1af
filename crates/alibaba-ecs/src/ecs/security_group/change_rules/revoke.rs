//! `RevokeSecurityGroup`, `RevokeSecurityGroupEgress`

use compute::network::security_group::rule::Direction;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Cx;

use super::{Named, Verb, egress, ingress};
use crate::ecs::errors::Result;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::security_group::rule::{Permission, revoke};

/// Removes rules for traffic to or from the instances of a security group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Revoke {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
    /// Up to 100 rules; they take the place of the one in the parameters below.
    #[serde(default)]
    permissions: Vec<Permission>,
    /// Rules by id, in place of what they say.
    #[serde(default)]
    security_group_rule_id: Vec<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Verb for Revoke {
    const INGRESS: Named = Named { name: "RevokeSecurityGroup", example: ingress::EXAMPLE };
    const EGRESS: Named = Named { name: "RevokeSecurityGroupEgress", example: egress::EXAMPLE };

    fn group(&self) -> &str {
        &self.security_group_id
    }

    fn act(self, cx: &mut Cx<'_>, direction: Direction, own: Permission) -> Result<()> {
        let (region, ids) = (self.region_id.0, &self.security_group_rule_id);
        revoke(cx, region, &self.security_group_id, direction, ids, self.permissions, own)
    }
}
