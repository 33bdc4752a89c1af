//! `DeleteVpc`

use compute::network::vpc::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{vpc, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Deletes a network without subnets, security groups, routes, NATs and network ACLs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVpc {
    /// The network.
    vpc_id: Id,
}

impl Operation for DeleteVpc {
    const NAME: &'static str = "DeleteVpc";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DeleteVpc", vpc_krn(caller, call, format_args!("vpc/{}", input.vpc_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        vpc(cx, &input.vpc_id.0)?;
        delete(cx.scope(), &input.vpc_id.0, false)?;
        Ok(Returned::YES)
    }
}
