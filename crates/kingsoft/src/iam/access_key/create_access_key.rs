//! `CreateAccessKey`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::access_key::{holder, holder_krn};
use crate::iam::errors::Error;
use crate::iam::field::UserName;
use crate::iam::view;

/// Makes an access key, and shows its secret this one time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAccessKey {
    /// User that the key is for; whoever calls when it is left out.
    user_name: Option<UserName>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    create_access_key_result: Created,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Created {
    access_key: view::AccessKey,
}

impl Operation for CreateAccessKey {
    const NAME: &'static str = "CreateAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:CreateAccessKey", holder_krn(input.user_name.as_ref(), caller))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let user = holder(cx.caller(), input.user_name)?;
        let key = iam::key::create(cx.scope(), user.as_ref())?;
        let access_key = view::AccessKey::with_secret(user.as_ref(), key);
        Ok(Output { create_access_key_result: Created { access_key } })
    }
}
