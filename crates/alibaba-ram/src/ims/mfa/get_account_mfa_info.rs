//! `GetAccountMFAInfo`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::{Ims, checks};

/// Tells whether the account itself has bound an MFA device.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountMFAInfo {}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "IsMFAEnable")]
    is_mfa_enable: bool,
}

impl Operation for GetAccountMFAInfo {
    const NAME: &'static str = "GetAccountMFAInfo";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "*")
    }

    fn handle(_: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        // The account itself signs in nowhere here, and no operation binds a device to it.
        Ok(Output { is_mfa_enable: false })
    }
}
