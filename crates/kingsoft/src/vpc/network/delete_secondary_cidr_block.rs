//! `DeleteSecondaryCidrBlock`

use compute::network::vpc::{Change, dissociate, modify};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{vpc, vpc_krn};
use crate::vpc::view::Returned;
use crate::vpc::{Vpc, secondary};

/// Takes a further block of IPv4 addresses from a network, when no subnet is cut from it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSecondaryCidrBlock {
    /// The network.
    vpc_id: Id,
    /// The block.
    secondary_cidr_id: Id,
}

impl Operation for DeleteSecondaryCidrBlock {
    const NAME: &'static str = "DeleteSecondaryCidrBlock";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("SecondaryCidrId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DeleteSecondaryCidrBlock", vpc_krn(caller, call, format_args!("vpc/{}", input.vpc_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let id = input.secondary_cidr_id.0;
        let block = secondary::by_id(&vpc, &id).ok_or_else(|| Domain::not_found(Kind::Block, id))?;
        dissociate(cx.scope(), &vpc.id, block)?;
        let extras = secondary::without(&vpc, block);
        modify(cx.scope(), &vpc.id, Change { extras, ..Change::default() })?;
        Ok(Returned::YES)
    }
}
