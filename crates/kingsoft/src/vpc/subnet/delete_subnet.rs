//! `DeleteSubnet`

use compute::network::subnet::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{subnet, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Deletes a subnet without interfaces and without a NAT.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSubnet {
    /// The subnet.
    subnet_id: Id,
}

impl Operation for DeleteSubnet {
    const NAME: &'static str = "DeleteSubnet";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SubnetId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DeleteSubnet", vpc_krn(caller, call, format_args!("subnet/{}", input.subnet_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        subnet(cx, &input.subnet_id.0)?;
        delete(cx.scope(), &input.subnet_id.0)?;
        Ok(Returned::YES)
    }
}
