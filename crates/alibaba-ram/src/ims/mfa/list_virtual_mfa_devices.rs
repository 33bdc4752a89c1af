//! `ListVirtualMFADevices`

use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use iam::mfa::Listed;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::{Ims, checks};
use crate::ram::field::{Marker, MaxItems};
use crate::ram::mfa::serial_number;

/// Lists the MFA devices of the account, page by page, without their seeds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListVirtualMFADevices {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many devices a page has, up to 100.
    #[serde(default)]
    max_items: MaxItems,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(rename = "VirtualMFADevices")]
    devices: Devices,
    is_truncated: bool,
    marker: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Devices {
    #[serde(rename = "VirtualMFADevice")]
    device: Vec<Device>,
}

/// A device; one that is bound to nobody has no user and no date.
#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Device {
    serial_number: String,
    activate_date: Option<String>,
    user: Option<User>,
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
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "mfa/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let account = cx.caller().account();
        let after = input.marker.as_ref().map(|marker| marker.0.as_str());
        let page = iam::mfa::list(cx.scope(), after, input.max_items.at_most(100))?;
        let domain = Domain::of_account(cx.scope())?;
        let shown = |Listed { device, user }| Device {
            serial_number: serial_number(account, &device),
            activate_date: device.activated_at.map(time::seconds),
            user: user.map(|user| User {
                user_principal_name: domain.name(HolderKind::User, &user.name),
                user_id: user.id,
                display_name: user.display_name,
            }),
        };
        Ok(Output {
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide),
            devices: Devices { device: page.items.into_iter().map(shown).collect() },
        })
    }
}
