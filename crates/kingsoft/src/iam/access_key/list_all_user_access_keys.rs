//! `ListAllUserAccessKeys`

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::krn;

/// Lists the access keys of every user of the account.
///
/// Clients use it to find out whose key they sign with. Keys of the account itself are not in it.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListAllUserAccessKeys {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_list: Vec<Key>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Key {
    user_name: String,
    access_key: String,
    /// The sandbox watches neither logins nor the use of keys.
    last_login_time: &'static str,
    ak_last_used_time: &'static str,
}

impl Operation for ListAllUserAccessKeys {
    const NAME: &'static str = "ListAllUserAccessKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListAllUserAccessKeys", krn::user(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        let mut keys = HashMap::<_, Vec<_>>::new();
        for key in iam::key::of_users(cx.scope())? {
            keys.entry(key.user_id).or_default().push(key.id);
        }
        let mut access_key_list = Vec::new();
        for user in iam::user::list(cx.scope(), &[], None, usize::MAX)?.items {
            let keys = keys.remove(&Some(user.id)).unwrap_or_default();
            access_key_list.extend(keys.into_iter().map(|access_key| Key {
                user_name: user.name.to_string(),
                access_key,
                last_login_time: "",
                ak_last_used_time: "",
            }));
        }
        Ok(Output { access_key_list })
    }
}
