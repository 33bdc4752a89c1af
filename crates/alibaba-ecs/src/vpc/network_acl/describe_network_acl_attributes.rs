//! `DescribeNetworkAclAttributes`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use super::view::{Beside, View};
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::vpc::Vpc;

/// Returns one network ACL with its entries and the vSwitches that have it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkAclAttributes {
    /// Region of the ACL.
    region_id: RegionId,
    /// ACL.
    network_acl_id: Required,
    /// Of no effect on a read.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    network_acl_attribute: View,
}

impl Operation for DescribeNetworkAclAttributes {
    const NAME: &'static str = "DescribeNetworkAclAttributes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NetworkAclId", "nacl-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DescribeNetworkAclAttributes", caller, call, "networkacl", &input.network_acl_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let acl = in_region(cx.scope(), input.region_id, &input.network_acl_id)?;
        let beside = Beside::of(cx.scope(), std::slice::from_ref(&acl))?;
        Ok(Output { network_acl_attribute: beside.view(cx.scope(), acl) })
    }
}
