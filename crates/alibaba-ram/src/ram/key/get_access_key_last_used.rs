//! `GetAccessKeyLastUsed`

use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::key::KeyOwner;

/// Says when an access key last signed a call that was accepted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyLastUsed {
    /// Identifier of the key.
    user_access_key_id: String,
    /// Name of the user; without it the keys are those of the caller.
    user_name: Option<KeyOwner>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_last_used: Used,
}

/// No page says how a key that was never used is shown; its date is left out.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Used {
    last_used_date: Option<String>,
}

impl Operation for GetAccessKeyLastUsed {
    const NAME: &'static str = "GetAccessKeyLastUsed";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserName", "alice"), ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:GetAccessKeyLastUsed", caller, input.user_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let owner = super::owner(cx.caller(), input.user_name.as_ref())?;
        let last_used = &cx.sandbox().last_used;
        let last = last_used.of(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        Ok(Output { access_key_last_used: Used { last_used_date: last.map(|last| time::seconds(last.at)) } })
    }
}
