//! `ListAccessKeys`

use iam::key::AccessKey;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::KeyOwnerName;
use crate::page::{List, Listed};
use crate::ram::key::Status;

/// Lists the access keys of a user, without their secrets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccessKeys {
    /// Name of the user with the domain of the account; without it the keys are those of the caller.
    user_principal_name: Option<KeyOwnerName>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Key {
    access_key_id: String,
    status: Status,
    create_date: String,
    update_date: String,
}

impl Listed for Key {
    const LIST: &'static str = "AccessKeys";
    const ITEM: &'static str = "AccessKey";
}

impl Operation for ListAccessKeys {
    const NAME: &'static str = "ListAccessKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = List<Key>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, caller, input.user_principal_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<List<Key>> {
        let owner = super::owner(cx, input.user_principal_name)?;
        let keys = iam::key::list(cx.scope(), owner.as_ref())?;
        let listed = |key: AccessKey| Key {
            status: if key.active { Status::Active } else { Status::Inactive },
            create_date: time::seconds(key.created_at),
            update_date: time::seconds(key.updated_at),
            access_key_id: key.id,
        };
        Ok(keys.into_iter().map(listed).collect())
    }
}
