//! `RevokeSecurityGroupEntry`

use compute::network::security_group::rule::{Direction, revoke_by_id};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{security_group, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Removes an entry from a security group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RevokeSecurityGroupEntry {
    /// The group.
    security_group_id: Id,
    /// The entry.
    security_group_entry_id: Id,
}

impl Operation for RevokeSecurityGroupEntry {
    const NAME: &'static str = "RevokeSecurityGroupEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("SecurityGroupId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("SecurityGroupEntryId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of(
            "vpc:RevokeSecurityGroupEntry",
            vpc_krn(caller, call, format_args!("security-group/{}", input.security_group_id.0)),
        )
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        security_group(cx, &input.security_group_id.0)?;
        let (group, entry) = (&input.security_group_id.0, input.security_group_entry_id.0);
        for direction in [Direction::Ingress, Direction::Egress] {
            if revoke_by_id(cx.scope(), group, direction, &entry)? {
                return Ok(Returned::YES);
            }
        }
        Err(Domain::not_found(Kind::Rule, entry).into())
    }
}
