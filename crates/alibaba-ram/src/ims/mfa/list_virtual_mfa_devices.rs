//! `ListVirtualMFADevices`

use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ims::{Ims, checks};
use crate::page::{Page, Part};
use crate::ram::mfa::ListedDevice;

/// Lists the MFA devices of the account, page by page, without their seeds.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListVirtualMFADevices {}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct User {
    user_id: String,
    user_principal_name: String,
    display_name: Option<String>,
}

impl Operation for ListVirtualMFADevices {
    const NAME: &'static str = "ListVirtualMFADevices";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ims;
    type Input = With<Self, Part>;
    type Output = Page<ListedDevice<User>>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "mfa/*")
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> iam::Result<Page<ListedDevice<User>>> {
        let account = cx.caller().account();
        let page = iam::mfa::list(cx.scope(), part.after(), part.limit_of_100())?;
        let domain = Domain::of_account(cx.scope())?;
        let shown = |user: iam::user::User| User {
            user_principal_name: domain.name(HolderKind::User, &user.name),
            user_id: user.id,
            display_name: user.display_name,
        };
        Ok(page.map(|listed| ListedDevice::new(account, listed, shown)).into())
    }
}
