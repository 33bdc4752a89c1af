//! `GetUserMFAInfo`

use iam::{Error, Kind, Name};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::UserPrincipalName;
use crate::ram::mfa::BoundDevice;

/// Tells whether a user has bound an MFA device, and which.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserMFAInfo {
    /// Name of the user with the domain of the account; without it the user is the caller.
    user_principal_name: Option<UserPrincipalName>,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "IsMFAEnable")]
    is_mfa_enable: bool,
    #[serde(rename = "MFADevice")]
    device: Option<BoundDevice>,
}

impl Operation for GetUserMFAInfo {
    const NAME: &'static str = "GetUserMFAInfo";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let user = input.user_principal_name.as_ref().map(UserPrincipalName::user).or_else(|| caller.user());
        super::checks(Self::NAME, caller, user.map_or("*", Name::as_str))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let user = match (input.user_principal_name, cx.caller().user()) {
            (Some(name), _) => name.known(cx.scope())?,
            (None, Some(caller)) => caller.clone(),
            (None, None) => return Err(Error::not_found(Kind::User, "")),
        };
        match iam::mfa::of_user(cx.scope(), &user) {
            Ok(device) => {
                let device = BoundDevice::new(cx.caller().account(), &device);
                Ok(Output { is_mfa_enable: true, device: Some(device) })
            }
            Err(Error::NotFound { kind: Kind::UserMfaDevice, .. }) => Ok(Output { is_mfa_enable: false, device: None }),
            Err(error) => Err(error),
        }
    }
}
