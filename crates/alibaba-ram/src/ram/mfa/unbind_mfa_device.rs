//! `UnbindMFADevice`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{Output, serial_number};
use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesUser};

/// `UnbindMFADevice`; RAM and IMS have it.
#[derive(Debug)]
pub struct UnbindMFADevice<S = Ram>(PhantomData<S>);

/// Unbinds the MFA device of a user; the device stays and can be bound again.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Device {
    serial_number: String,
}

impl<S: Identities> Operation for UnbindMFADevice<S> {
    const NAME: &'static str = "UnbindMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[S::User::EXAMPLE];
    type Service = S;
    type Input = With<Input, S::User>;
    type Output = Output<Device>;

    fn checks(With(_, user): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<S>(Self::NAME, caller, user)
    }

    fn handle(cx: &mut Cx<'_>, With(_, user): Self::Input) -> iam::Result<Self::Output> {
        let user = user.known(cx.scope())?;
        let device = iam::mfa::unbind(cx.scope(), &user)?;
        Ok(Output { device: Device { serial_number: serial_number(cx.caller().account(), &device) } })
    }
}
