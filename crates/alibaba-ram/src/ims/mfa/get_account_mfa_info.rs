//! `GetAccountMFAInfo`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use crate::account::OfAccount;
use crate::ims::Ims;

/// Tells whether the account itself has bound an MFA device.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountMFAInfo {}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "IsMFAEnable")]
    is_mfa_enable: bool,
}

impl OfAccount for GetAccountMFAInfo {
    const NAME: &'static str = "GetAccountMFAInfo";
    const EFFECT: Effect = Effect::Read;
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn handle(_: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        // The account itself signs in nowhere here, and no operation binds a device to it.
        Ok(Output { is_mfa_enable: false })
    }
}
