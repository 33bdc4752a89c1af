//! `ListUsers`

use alibaba_core::principal_name::Domain;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::UserStatus;
use crate::ims::{Ims, checks, view};
use crate::page::Page;
use crate::ram::field::{Marker, MaxItems, TagList};

/// Lists the users of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsers {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many users a page has; 1,000 by default.
    #[serde(default = "most")]
    max_items: MaxItems,
    /// `active`, `freeze` or `active,freeze`; `active` by default.
    #[serde(default)]
    status: UserStatus,
    /// Tags that the users must have.
    #[serde(default)]
    tag: TagList,
}

fn most() -> MaxItems {
    MaxItems(1_000)
}

impl Operation for ListUsers {
    const NAME: &'static str = "ListUsers";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ims;
    type Input = Self;
    type Output = Page<view::User>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "user/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Page<view::User>> {
        let page = super::page(cx, input.status, input.tag, input.marker.as_ref(), input.max_items)?;
        let ids: Vec<_> = page.items.iter().map(|user| user.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), iam::user::TAGGED, &ids)?;
        let domain = Domain::of_account(cx.scope())?;
        let user = |user: iam::user::User| {
            let tags = tags.get(&user.id);
            view::User::listed(&domain, user, tags)
        };
        Ok(page.map(user).into())
    }
}
