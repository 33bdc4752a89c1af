//! `CreateAccessKey`

use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::KeyOwnerName;
use crate::ram::key::Status;

/// Makes an access key and shows its secret, this once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAccessKey {
    /// Name of the user with the domain of the account; without it the keys are those of the caller.
    user_principal_name: Option<KeyOwnerName>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key: Created,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Created {
    access_key_id: String,
    access_key_secret: String,
    status: Status,
    create_date: String,
}

impl Operation for CreateAccessKey {
    const NAME: &'static str = "CreateAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, caller, input.user_principal_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let owner = super::owner(cx, input.user_principal_name)?;
        let key = iam::key::create(cx.scope(), owner.as_ref())?;
        Ok(Output {
            access_key: Created {
                access_key_id: key.id,
                access_key_secret: key.secret,
                status: Status::Active,
                create_date: time::seconds(key.created_at),
            },
        })
    }
}
