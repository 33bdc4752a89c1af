//! `DeleteVirtualMFADevice`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::SerialNumber;
use crate::ram::view::Empty;

/// Deletes an MFA device that is bound to nobody.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVirtualMFADevice {
    /// Resource name of the device.
    serial_number: SerialNumber,
}

impl Operation for DeleteVirtualMFADevice {
    const NAME: &'static str = "DeleteVirtualMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SerialNumber", "acs:ram::1234567890123456:mfa/alice-phone")];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        // The vendor's table names the serial number itself as the resource.
        Checks::of("ram:DeleteVirtualMFADevice", input.serial_number.0.as_str())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let device = super::named(cx.caller().account(), &input.serial_number)?;
        iam::mfa::delete(cx.scope(), &device)?;
        Ok(Empty {})
    }
}
