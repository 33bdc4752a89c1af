//! `ListAccessKeys`

use iam::key::AccessKey;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::{List, Listed};
use crate::ram::Ram;
use crate::ram::key::{KeyOwner, Status};

/// Lists the access keys of a user, without their secrets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccessKeys {
    /// Name of the user; without it the keys are those of the caller.
    user_name: Option<KeyOwner>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Key {
    access_key_id: String,
    status: Status,
    create_date: String,
}

impl Listed for Key {
    const LIST: &'static str = "AccessKeys";
    const ITEM: &'static str = "AccessKey";
}

impl Operation for ListAccessKeys {
    const NAME: &'static str = "ListAccessKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Ram;
    type Input = Self;
    type Output = List<Key>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:ListAccessKeys", caller, input.user_name.as_ref())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<List<Key>> {
        let owner = super::owner(cx.caller(), input.user_name.as_ref())?;
        let keys = iam::key::list(cx.scope(), owner.as_ref())?;
        let listed = |key: AccessKey| Key {
            status: if key.active { Status::Active } else { Status::Inactive },
            create_date: time::seconds(key.created_at),
            access_key_id: key.id,
        };
        Ok(keys.into_iter().map(listed).collect())
    }
}
