//! `ModifySecurityGroupPolicy`

use compute::Extras;
use compute::network::security_group::{self, Change};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{INNER_ACCESS, in_region};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;

/// Changes whether traffic passes between the instances of a security group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySecurityGroupPolicy {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
    /// `Accept` or `Drop`, in large or small letters.
    inner_access_policy: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for ModifySecurityGroupPolicy {
    const NAME: &'static str = "ModifySecurityGroupPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"), ("InnerAccessPolicy", "Drop")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifySecurityGroupPolicy", caller, call, "securitygroup", &input.security_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let group = in_region(cx.scope(), &input.region_id.0.id, &input.security_group_id)?;
        let policy = match input.inner_access_policy.to_lowercase().as_str() {
            "accept" => "Accept",
            "drop" => "Drop",
            _ => {
                return Err(Error::of(codes::security_group::INNER_ACCESS_INVALID));
            }
        };
        // In an enterprise group nothing passes between its instances, as the page says.
        if group.kind == "enterprise" && policy == "Accept" {
            return Err(Error::of(codes::security_group::INNER_ACCESS_FIXED));
        }
        let extras = Extras::from_iter([(INNER_ACCESS.to_owned(), policy.into())]);
        security_group::modify(cx.scope(), &group.id, Change { extras, ..Change::default() })?;
        Ok(Empty {})
    }
}
