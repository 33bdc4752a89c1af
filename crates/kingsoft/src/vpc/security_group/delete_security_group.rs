//! `DeleteSecurityGroup`

use compute::network::security_group::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{security_group, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Deletes a security group that holds no interface and that no other group names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSecurityGroup {
    /// The group.
    security_group_id: Id,
}

impl Operation for DeleteSecurityGroup {
    const NAME: &'static str = "DeleteSecurityGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecurityGroupId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of(
            "vpc:DeleteSecurityGroup",
            vpc_krn(caller, call, format_args!("security-group/{}", input.security_group_id.0)),
        )
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        security_group(cx, &input.security_group_id.0)?;
        delete(cx.scope(), &input.security_group_id.0)?;
        Ok(Returned::YES)
    }
}
