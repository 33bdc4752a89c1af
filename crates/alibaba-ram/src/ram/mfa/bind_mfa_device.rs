//! `BindMFADevice`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{AuthenticationCode, SerialNumber, UserName};
use crate::ram::view::Empty;

/// Binds an MFA device to a user, who gives two codes that it showed one after the other.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct BindMFADevice {
    /// Name of the user.
    user_name: UserName,
    /// Resource name of the device.
    serial_number: SerialNumber,
    /// The code that the device showed first.
    authentication_code1: AuthenticationCode,
    /// The code that it showed next.
    authentication_code2: AuthenticationCode,
}

impl Operation for BindMFADevice {
    const NAME: &'static str = "BindMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserName", "alice"),
        ("SerialNumber", "acs:ram::1234567890123456:mfa/alice-phone"),
        ("AuthenticationCode1", "287082"),
        ("AuthenticationCode2", "081804"),
    ];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:BindMFADevice", caller, &input.user_name)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let user = input.user_name.into();
        // Who is not there comes before what is not there, as in the vendor's list of refusals.
        iam::user::get(cx.scope(), &user)?;
        let device = super::named(cx.caller().account(), &input.serial_number)?;
        let codes = [input.authentication_code1.0, input.authentication_code2.0];
        iam::mfa::bind(cx.scope(), &user, &device, &codes)?;
        Ok(Empty {})
    }
}
