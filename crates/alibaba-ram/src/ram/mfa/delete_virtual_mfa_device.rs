//! `DeleteVirtualMFADevice`

use std::marker::PhantomData;

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::SerialNumber;
use crate::ram::identities::Identities;
use crate::ram::view::Empty;

/// `DeleteVirtualMFADevice`; RAM and IMS have it.
#[derive(Debug)]
pub struct DeleteVirtualMFADevice<S = Ram>(PhantomData<S>);

/// Deletes an MFA device that is bound to nobody.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Resource name of the device.
    serial_number: SerialNumber,
}

impl<S: Identities> Operation for DeleteVirtualMFADevice<S> {
    const NAME: &'static str = "DeleteVirtualMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SerialNumber", "acs:ram::1234567890123456:mfa/alice-phone")];
    type Service = S;
    type Input = Input;
    type Output = Empty;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        // The vendor's table names the serial number itself as the resource.
        let device = input.serial_number.device(caller.account());
        let relative = format!("mfa/{}", device.as_ref().map_or("*", Name::as_str));
        Checks::only(Check { resource: input.serial_number.0.clone(), ..S::check(Self::NAME, caller, &relative) })
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Empty> {
        let device = super::named(cx.caller().account(), &input.serial_number)?;
        iam::mfa::delete(cx.scope(), &device)?;
        Ok(Empty {})
    }
}
