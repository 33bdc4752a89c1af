//! `DeleteVirtualMFADevice`

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::{Ims, check};
use crate::ram::field::SerialNumber;
use crate::ram::mfa::named;
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
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        // The vendor's table names the serial number itself as the resource.
        let device = input.serial_number.device(caller.account());
        let relative = format!("mfa/{}", device.as_ref().map_or("*", Name::as_str));
        let asked = check(Self::NAME, caller, &relative);
        Checks::only(wire::Check { resource: input.serial_number.0.clone(), ..asked })
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let device = named(cx.caller().account(), &input.serial_number)?;
        iam::mfa::delete(cx.scope(), &device)?;
        Ok(Empty {})
    }
}
