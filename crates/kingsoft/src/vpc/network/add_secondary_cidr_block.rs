//! `AddSecondaryCidrBlock`

use compute::Error as Domain;
use compute::network::block::Block;
use compute::network::vpc::{Change, associate, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{vpc, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::network::block_rules;
use crate::vpc::{secondary, view};

/// Gives a network a further block of IPv4 addresses.
///
/// GUESS: five at most, and the same blocks as a network may have at first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddSecondaryCidrBlock {
    /// The network.
    vpc_id: Id,
    /// The block, which overlaps none that the network has: a private one with a prefix of 8 to 28.
    cidr_block: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    vpc: view::Vpc,
}

impl Operation for AddSecondaryCidrBlock {
    const NAME: &'static str = "AddSecondaryCidrBlock";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("CidrBlock", "192.168.0.0/16")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:AddSecondaryCidrBlock", vpc_krn(caller, call, format_args!("vpc/{}", input.vpc_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let block: Block = input.cidr_block.parse().map_err(Domain::from)?;
        let vpc = associate(cx.scope(), &vpc.id, &block_rules(), block)?;
        let extras = secondary::with(&vpc, block, cx.scope().mint());
        let vpc = modify(cx.scope(), &vpc.id, Change { extras, ..Change::default() })?;
        Ok(Output { vpc: vpc.into() })
    }
}
