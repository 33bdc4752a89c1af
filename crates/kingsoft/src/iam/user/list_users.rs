//! `ListUsers`

use iam::user::User;
use kernel::page::Paged;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{AccessKeyId, Part};
use crate::iam::view::{self, Page};
use crate::krn;

/// Lists the users of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsers {
    /// Only the user that this access key belongs to.
    access_key: Option<AccessKeyId>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    /// The vendor's name of the result is in the singular.
    list_user_result: Page<view::User<&'static str>>,
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
    type Input = With<Self, Part>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListUsers", krn::user(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> Result<Output, Error> {
        let mut page = iam::user::list(cx.scope(), &[], part.marker.after(), part.max_items.0)?;
        if let Some(key) = input.access_key {
            let owner = owner(cx, &key.0)?;
            page = Paged { items: owner.into_iter().collect(), next: None };
        }
        let account = cx.caller().account();
        Ok(Output { list_user_result: page.map(|user| view::User::new(account, user)).into() })
    }
}
