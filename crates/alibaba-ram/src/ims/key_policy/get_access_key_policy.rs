//! `GetAccessKeyPolicy`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::KeyOwnerName;
use crate::ims::{Ims, key};

/// Tells from which networks an access key may be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyPolicy {
    /// Identifier of the key.
    user_access_key_id: String,
    /// Name of the user with the domain of the account; without it the keys are those of the caller.
    user_principal_name: Option<KeyOwnerName>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_id: String,
    access_key_policy: String,
}

impl Operation for GetAccessKeyPolicy {
    const NAME: &'static str = "GetAccessKeyPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"),
    ];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::only(key::check(Self::NAME, caller, input.user_principal_name.as_ref()))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let owner = key::owner(cx, input.user_principal_name)?;
        let policy = iam::key_policy::get(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        Ok(Output { access_key_id: input.user_access_key_id, access_key_policy: policy.document })
    }
}
