//! `GetUserMFAInfo`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::serial_number;
use crate::ram::Ram;
use crate::ram::identities::{NamesUser, User};

/// Returns the MFA device that a user has bound.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetUserMFAInfo {}

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
    type Input = With<Self, User>;
    type Output = Output;

    fn checks(With(_, user): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<Ram>(Self::NAME, caller, user)
    }

    fn handle(cx: &mut Cx<'_>, With(_, user): Self::Input) -> iam::Result<Output> {
        let user = user.known(cx.scope())?;
        let device = iam::mfa::of_user(cx.scope(), &user)?;
        let serial_number = serial_number(cx.caller().account(), &device);
        Ok(Output { device: Device { serial_number, r#type: "VMFA" } })
    }
}
