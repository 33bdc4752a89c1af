//! `ModifyVpc`

use compute::network::vpc::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::kec::location::{vpc, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Gives a network another name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVpc {
    /// The network.
    vpc_id: Id,
    /// New name.
    vpc_name: Option<Label>,
}

impl Operation for ModifyVpc {
    const NAME: &'static str = "ModifyVpc";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("VpcName", "shop")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:ModifyVpc", vpc_krn(caller, call, format_args!("vpc/{}", input.vpc_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let change = Change { name: input.vpc_name.map(|name| name.0), ..Change::default() };
        modify(cx.scope(), &vpc.id, change)?;
        Ok(Returned::YES)
    }
}
