//! `ListVirtualMFADevices`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::ListedDevice;
use crate::page::List;
use crate::ram::Ram;

/// Lists the MFA devices of the account, all at once, without their seeds.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListVirtualMFADevices {}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct User {
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
    type Output = List<ListedDevice<User>>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListVirtualMFADevices", arn::ram(caller.account(), "mfa/*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<List<ListedDevice<User>>> {
        let account = cx.caller().account();
        let all = iam::mfa::list(cx.scope(), None, usize::MAX)?;
        let shown = |user: iam::user::User| User {
            user_id: user.id,
            user_name: user.name.to_string(),
            display_name: user.display_name,
        };
        Ok(all.items.into_iter().map(|listed| ListedDevice::new(account, listed, shown)).collect())
    }
}
