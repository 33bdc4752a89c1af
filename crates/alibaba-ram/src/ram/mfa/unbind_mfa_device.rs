//! `UnbindMFADevice`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::serial_number;
use crate::ram::Ram;
use crate::ram::field::UserName;

/// Unbinds the MFA device of a user; the device stays and can be bound again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnbindMFADevice {
    /// Name of the user.
    user_name: UserName,
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
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:UnbindMFADevice", caller, &input.user_name)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let device = iam::mfa::unbind(cx.scope(), &input.user_name.into())?;
        Ok(Output { device: Device { serial_number: serial_number(cx.caller().account(), &device) } })
    }
}
