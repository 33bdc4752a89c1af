//! `ListUserBasicInfos`

use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::UserStatus;
use crate::ims::{Ims, checks, view};
use crate::page::{Listed, Page};
use crate::ram::field::{Marker, MaxItems, TagList};

/// Lists the names and identifiers of the account's users, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserBasicInfos {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many users a page has; 100 by default.
    #[serde(default)]
    max_items: MaxItems,
    /// `active`, `freeze` or `active,freeze`; `active` by default.
    #[serde(default)]
    status: UserStatus,
    /// Tags that the users must have.
    #[serde(default)]
    tag: TagList,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UserBasicInfo {
    user_id: String,
    user_principal_name: String,
    display_name: Option<String>,
    status: &'static str,
}

impl Listed for UserBasicInfo {
    const LIST: &'static str = "UserBasicInfos";
    const ITEM: &'static str = "UserBasicInfo";
}

impl Operation for ListUserBasicInfos {
    const NAME: &'static str = "ListUserBasicInfos";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ims;
    type Input = Self;
    type Output = Page<UserBasicInfo>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "user/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Page<UserBasicInfo>> {
        let page = super::page(cx, input.status, input.tag, input.marker.as_ref(), input.max_items)?;
        let domain = Domain::of_account(cx.scope())?;
        let info = |user: iam::user::User| UserBasicInfo {
            user_principal_name: domain.name(HolderKind::User, &user.name),
            user_id: user.id,
            display_name: user.display_name,
            status: view::ACTIVE,
        };
        Ok(page.map(info).into())
    }
}
