//! `GetAccessKeyLastUsed`

use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::KeyOwnerName;

/// Says when an access key last signed a call that was accepted, and for which service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyLastUsed {
    /// Identifier of the key.
    user_access_key_id: String,
    /// Name of the user with the domain of the account; without it the keys are those of the caller.
    user_principal_name: Option<KeyOwnerName>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_last_used: Used,
}

/// No page says how a key that was never used is shown; both fields are left out.
#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Used {
    last_used_date: Option<String>,
    service_name: Option<String>,
}

impl Operation for GetAccessKeyLastUsed {
    const NAME: &'static str = "GetAccessKeyLastUsed";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"),
    ];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, caller, input.user_principal_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let owner = super::owner(cx, input.user_principal_name)?;
        let last_used = &cx.sandbox().last_used;
        let last = last_used.of(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        let used = last.map(|last| (time::seconds(last.at), last.service));
        let (last_used_date, service_name) = used.unzip();
        Ok(Output { access_key_last_used: Used { last_used_date, service_name } })
    }
}
