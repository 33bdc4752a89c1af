//! `ListUsers`

use iam::user::User;
use kernel::page::Paged;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Cx;

use crate::iam::errors::Error;
use crate::iam::field::{AccessKeyId, Part};
use crate::iam::list_all::Kind;
use crate::iam::view::{self, Page};

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

impl Kind for ListUsers {
    const NAME: &'static str = "ListUsers";
    const KIND: &'static str = "user";
    type Output = Output;

    fn page(self, cx: &mut Cx<'_>, part: &Part) -> Result<Output, Error> {
        let mut page = iam::user::list(cx.scope(), &[], part.marker.after(), part.max_items.0)?;
        if let Some(key) = self.access_key {
            let owner = owner(cx, &key.0)?;
            page = Paged { items: owner.into_iter().collect(), next: None };
        }
        let account = cx.caller().account();
        Ok(Output { list_user_result: page.map(|user| view::User::new(account, user)).into() })
    }
}
