//! `GetUserMFAInfo`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::serial_number;
use crate::ram::Ram;
use crate::ram::field::UserName;

/// Returns the MFA device that a user has bound.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserMFAInfo {
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
    /// `VMFA`: every device here is a virtual one.
    r#type: &'static str,
}

impl Operation for GetUserMFAInfo {
    const NAME: &'static str = "GetUserMFAInfo";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:GetUserMFAInfo", caller, &input.user_name)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let device = iam::mfa::of_user(cx.scope(), &input.user_name.into())?;
        let serial_number = serial_number(cx.caller().account(), &device);
        Ok(Output { device: Device { serial_number, r#type: "VMFA" } })
    }
}
