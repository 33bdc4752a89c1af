//! `AuthorizeSecurityGroup`, `AuthorizeSecurityGroupEgress`

use compute::network::security_group::rule::Direction;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Cx;

use super::{Named, Verb, egress, ingress};
use crate::ecs::errors::Result;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::security_group::rule::{Permission, authorize};

/// Adds rules for traffic to or from the instances of a security group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Authorize {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
    /// Up to 100 rules; they take the place of the one in the parameters below.
    #[serde(default)]
    permissions: Vec<Permission>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Verb for Authorize {
    const INGRESS: Named = Named { name: "AuthorizeSecurityGroup", example: ingress::EXAMPLE };
    const EGRESS: Named = Named { name: "AuthorizeSecurityGroupEgress", example: egress::EXAMPLE };

    fn group(&self) -> &str {
        &self.security_group_id
    }

    fn act(self, cx: &mut Cx<'_>, direction: Direction, own: Permission) -> Result<()> {
        authorize(cx, self.region_id.0, &self.security_group_id, direction, self.permissions, own)
    }
}
