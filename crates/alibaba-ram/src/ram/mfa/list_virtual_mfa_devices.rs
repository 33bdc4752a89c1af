//! `ListVirtualMFADevices`

use alibaba_core::arn;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::serial_number;
use crate::page::{List, Listed};
use crate::ram::Ram;

/// Lists the MFA devices of the account, all at once, without their seeds.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListVirtualMFADevices {}

/// A device; one that is bound to nobody has no user and no date.
#[skip_serializing_none]
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

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct User {
    user_id: String,
    user_name: String,
    display_name: Option<String>,
}

impl Operation for ListVirtualMFADevices {
    const NAME: &'static str = "ListVirtualMFADevices";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ram;
    type Input = Self;
    type Output = List<Device>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListVirtualMFADevices", arn::ram(caller.account(), "mfa/*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<List<Device>> {
        let account = cx.caller().account();
        let all = iam::mfa::list(cx.scope(), None, usize::MAX)?;
        let shown = |iam::mfa::Listed { device, user }| Device {
            serial_number: serial_number(account, &device),
            activate_date: device.activated_at.map(time::seconds),
            user: user.map(|user| User {
                user_id: user.id,
                user_name: user.name.to_string(),
                display_name: user.display_name,
            }),
        };
        Ok(all.items.into_iter().map(shown).collect())
    }
}
