//! `ListVirtualMFADevices`

use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ims::{Ims, checks};
use crate::page::{Listed, Page, Part};
use crate::ram::mfa::serial_number;

/// Lists the MFA devices of the account, page by page, without their seeds.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListVirtualMFADevices {}

/// A device; one that is bound to nobody has no user and no date.
#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Device {
    serial_number: String,
    activate_date: Option<String>,
    user: Option<User>,
}

impl Listed for Device {
    const LIST: &'static str = "VirtualMFADevices";
    const ITEM: &'static str = "VirtualMFADevice";
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct User {
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
    type Output = Page<Device>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "mfa/*")
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> iam::Result<Page<Device>> {
        let account = cx.caller().account();
        let page = iam::mfa::list(cx.scope(), part.after(), part.limit_of_100())?;
        let domain = Domain::of_account(cx.scope())?;
        let shown = |iam::mfa::Listed { device, user }| Device {
            serial_number: serial_number(account, &device),
            activate_date: device.activated_at.map(time::seconds),
            user: user.map(|user| User {
                user_principal_name: domain.name(HolderKind::User, &user.name),
                user_id: user.id,
                display_name: user.display_name,
            }),
        };
        Ok(page.map(shown).into())
    }
}
