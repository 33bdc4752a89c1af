//! `UnbindMFADevice`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::UserPrincipalName;
use crate::ram::mfa::serial_number;

/// Unbinds the MFA device of a user; the device stays and can be bound again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnbindMFADevice {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "MFADevice")]
    device: Device,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Device {
    serial_number: String,
}

impl Operation for UnbindMFADevice {
    const NAME: &'static str = "UnbindMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, caller, input.user_principal_name.user().as_str())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let user = input.user_principal_name.known(cx.scope())?;
        let device = iam::mfa::unbind(cx.scope(), &user)?;
        Ok(Output { device: Device { serial_number: serial_number(cx.caller().account(), &device) } })
    }
}
