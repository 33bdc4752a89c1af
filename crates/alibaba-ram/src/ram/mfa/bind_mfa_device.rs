//! `BindMFADevice`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ram::Ram;
use crate::ram::field::{AuthenticationCode, SerialNumber};
use crate::ram::identities::{Identities, NamesUser};
use crate::ram::view::Empty;

/// `BindMFADevice`; RAM and IMS have it.
#[derive(Debug)]
pub struct BindMFADevice<S = Ram>(PhantomData<S>);

/// Binds an MFA device to a user, who gives two codes that it showed one after the other.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Resource name of the device.
    serial_number: SerialNumber,
    /// The code that the device showed first.
    authentication_code1: AuthenticationCode,
    /// The code that it showed next.
    authentication_code2: AuthenticationCode,
}

impl<S: Identities> Operation for BindMFADevice<S> {
    const NAME: &'static str = "BindMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        S::User::EXAMPLE,
        ("SerialNumber", "acs:ram::1234567890123456:mfa/alice-phone"),
        ("AuthenticationCode1", "287082"),
        ("AuthenticationCode2", "081804"),
    ];
    type Service = S;
    type Input = With<S::User, Input>;
    type Output = Empty;

    fn checks(With(user, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<S>(Self::NAME, caller, user)
    }

    fn handle(cx: &mut Cx<'_>, With(user, input): Self::Input) -> iam::Result<Empty> {
        let user = user.known(cx.scope())?;
        // Who is not there comes before what is not there, as in the vendor's list of refusals.
        iam::user::get(cx.scope(), &user)?;
        let device = super::named(cx.caller().account(), &input.serial_number)?;
        let codes = [input.authentication_code1.0, input.authentication_code2.0];
        iam::mfa::bind(cx.scope(), &user, &device, &codes)?;
        Ok(Empty {})
    }
}
