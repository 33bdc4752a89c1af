//! `GetUserMFAInfo`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{BoundDevice, Output};
use crate::ram::Ram;
use crate::ram::identities::{NamesUser, User};

/// Returns the MFA device that a user has bound.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetUserMFAInfo {}

impl Operation for GetUserMFAInfo {
    const NAME: &'static str = "GetUserMFAInfo";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Ram;
    type Input = With<Self, User>;
    type Output = Output<BoundDevice>;

    fn checks(With(_, user): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<Ram>(Self::NAME, caller, user)
    }

    fn handle(cx: &mut Cx<'_>, With(_, user): Self::Input) -> iam::Result<Self::Output> {
        let user = user.known(cx.scope())?;
        let device = iam::mfa::of_user(cx.scope(), &user)?;
        Ok(Output { device: BoundDevice::new(cx.caller().account(), &device) })
    }
}
