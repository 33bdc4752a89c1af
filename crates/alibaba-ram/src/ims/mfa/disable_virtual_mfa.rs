//! `DisableVirtualMFA`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::UserPrincipalName;
use crate::ram::view::Empty;

/// Unbinds the MFA device of a user and deletes it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DisableVirtualMFA {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
}

impl Operation for DisableVirtualMFA {
    const NAME: &'static str = "DisableVirtualMFA";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, caller, input.user_principal_name.user().as_str())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let user = input.user_principal_name.known(cx.scope())?;
        let device = iam::mfa::unbind(cx.scope(), &user)?;
        iam::mfa::delete(cx.scope(), &device.name)?;
        Ok(Empty {})
    }
}
