//! `ListUsers`

use iam::user::User;
use kernel::page::Paged;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{AccessKeyId, Marker, MaxItems};
use crate::iam::view::{self, Members};
use crate::krn;

/// Lists the users of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsers {
    /// Where the page begins.
    #[serde(default)]
    marker: Marker,
    /// How many users the page has.
    #[serde(default)]
    max_items: MaxItems,
    /// Only the user that this access key belongs to.
    access_key: Option<AccessKeyId>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_user_result: Users,
}

/// The vendor's name of the result is in the singular.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Users {
    users: Members<view::User<&'static str>>,
    is_truncated: bool,
    marker: String,
}

/// The user of the account that a key belongs to.
fn owner(cx: &mut Cx<'_>, key: &str) -> Result<Option<User>, Error> {
    for user in iam::user::list(cx.scope(), &[], None, usize::MAX)?.items {
        let keys = iam::key::list(cx.scope(), Some(&user.name))?;
        if keys.iter().any(|known| known.id == key) {
            return Ok(Some(user));
        }
    }
    Ok(None)
}

impl Operation for ListUsers {
    const NAME: &'static str = "ListUsers";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListUsers", krn::user(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let mut page = iam::user::list(cx.scope(), &[], input.marker.after(), input.max_items.0)?;
        if let Some(key) = input.access_key {
            let owner = owner(cx, &key.0)?;
            page = Paged { items: owner.into_iter().collect(), next: None };
        }
        let account = cx.caller().account();
        let list_user_result = Users {
            users: page.items.into_iter().map(|user| view::User::new(account, user)).collect(),
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide).unwrap_or_default(),
        };
        Ok(Output { list_user_result })
    }
}
