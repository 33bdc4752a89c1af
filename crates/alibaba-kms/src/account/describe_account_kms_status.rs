//! `DescribeAccountKmsStatus`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::errors::Result;
use crate::{Kms, place};

/// Says whether the account uses the service: every account of the sandbox does.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DescribeAccountKmsStatus {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    account_status: &'static str,
}

impl Operation for DescribeAccountKmsStatus {
    const NAME: &'static str = "DescribeAccountKmsStatus";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Kms;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kms:DescribeAccountKmsStatus", place::all(caller, call, "*"))
    }

    fn handle(_: &mut Cx<'_>, _: Self) -> Result<Output> {
        Ok(Output { account_status: "Enabled" })
    }
}
