//! `AllocateSubnetIpv6CidrBlock`

use compute::network::subnet::{Change, ChangeV6, PartV6, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{subnet, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::subnet::one_shown;
use crate::vpc::view;

/// Gives a subnet that has no IPv6 addresses a part of those of its network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AllocateSubnetIpv6CidrBlock {
    /// The subnet.
    subnet_id: Id,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    subnet: view::Subnet,
}

impl Operation for AllocateSubnetIpv6CidrBlock {
    const NAME: &'static str = "AllocateSubnetIpv6CidrBlock";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SubnetId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let subnet = vpc_krn(caller, call, format_args!("subnet/{}", input.subnet_id.0));
        Checks::of("vpc:AllocateSubnetIpv6CidrBlock", subnet)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let subnet = subnet(cx, &input.subnet_id.0)?;
        let v6 = Some(ChangeV6::Enable(PartV6 { of: None, number: None }));
        let changed = modify(cx.scope(), &subnet.id, Change { v6, ..Change::default() })?;
        Ok(Output { subnet: one_shown(cx, changed)? })
    }
}
