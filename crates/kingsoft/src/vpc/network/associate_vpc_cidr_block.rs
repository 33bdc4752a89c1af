//! `AssociateVpcCidrBlock`

use compute::network::vpc::add_v6;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{vpc, vpc_krn};
use crate::vpc::network::LINE_V6;
use crate::vpc::{Vpc, view};

/// Gives a network that has no IPv6 addresses a block of the cloud's.
///
/// GUESS: a network has one such block.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateVpcCidrBlock {
    /// The network.
    vpc_id: Id,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    vpc: view::Vpc,
}

impl Operation for AssociateVpcCidrBlock {
    const NAME: &'static str = "AssociateVpcCidrBlock";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:AssociateVpcCidrBlock", vpc_krn(caller, call, format_args!("vpc/{}", input.vpc_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let mut vpc = vpc(cx, &input.vpc_id.0)?;
        if !vpc.blocks_v6.is_empty() {
            return Err(Error::Unfit("VpcId", format!("the network {} has IPv6 addresses already", vpc.id)));
        }
        let range = add_v6(cx.scope(), &vpc.id, LINE_V6.to_owned())?;
        vpc.blocks_v6.push(range);
        Ok(Output { vpc: vpc.into() })
    }
}
