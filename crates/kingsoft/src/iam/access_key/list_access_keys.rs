//! `ListAccessKeys`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::access_key::{holder, holder_krn};
use crate::iam::errors::Error;
use crate::iam::field::UserName;
use crate::iam::view::{self, Members};

/// Lists the access keys of a user, without their secrets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccessKeys {
    /// User whose keys are listed; whoever calls when it is left out.
    user_name: Option<UserName>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_access_key_result: Keys,
}

/// The vendor's name of the result is in the singular.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Keys {
    access_key_metadata: Members<view::AccessKey>,
}

impl Operation for ListAccessKeys {
    const NAME: &'static str = "ListAccessKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListAccessKeys", holder_krn(input.user_name.as_ref(), caller))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let user = holder(cx.caller(), input.user_name)?;
        let keys = iam::key::list(cx.scope(), user.as_ref())?;
        let access_key_metadata = keys.iter().map(|key| view::AccessKey::new(user.as_ref(), key)).collect();
        Ok(Output { list_access_key_result: Keys { access_key_metadata } })
    }
}
