//! MFA devices, and whom they are bound to.

mod bind_mfa_device;
mod create_virtual_mfa_device;
mod delete_virtual_mfa_device;
mod get_user_mfa_info;
mod list_virtual_mfa_devices;
pub(crate) mod qr_code;
mod unbind_mfa_device;

pub use bind_mfa_device::BindMFADevice;
pub use create_virtual_mfa_device::CreateVirtualMFADevice;
pub use delete_virtual_mfa_device::DeleteVirtualMFADevice;
pub use get_user_mfa_info::GetUserMFAInfo;
pub use list_virtual_mfa_devices::ListVirtualMFADevices;
pub use unbind_mfa_device::UnbindMFADevice;

use iam::mfa::MfaDevice;
use iam::security_preference::SelfService;
use iam::user::User;
use iam::{Error, Kind, Name};
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::Checks;

use crate::page::Listed;
use crate::ram::field::SerialNumber;
use crate::ram::identities::Identities;

/// An answer that is an MFA device.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Output")]
pub struct Output<D> {
    #[serde(rename = "MFADevice")]
    device: D,
}

/// The device that a user has bound, in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Device")]
pub struct BoundDevice {
    serial_number: String,
    /// `VMFA`: every device here is a virtual one.
    r#type: &'static str,
}

impl BoundDevice {
    /// A device of an account.
    pub(crate) fn new(account: &str, device: &MfaDevice) -> Self {
        Self { serial_number: serial_number(account, device), r#type: "VMFA" }
    }
}

/// A device of the account in a list; one that is bound to nobody has no user and no date.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Device")]
pub struct ListedDevice<U> {
    serial_number: String,
    activate_date: Option<String>,
    user: Option<U>,
}

impl<U: Serialize + JsonSchema> Listed for ListedDevice<U> {
    const LIST: &'static str = "VirtualMFADevices";
    const ITEM: &'static str = "VirtualMFADevice";
}

impl<U> ListedDevice<U> {
    /// A device of an account; `shown` shows whom it is bound to.
    pub(crate) fn new(account: &str, listed: iam::mfa::Listed, shown: impl Fn(User) -> U) -> Self {
        Self {
            serial_number: serial_number(account, &listed.device),
            activate_date: listed.device.activated_at.map(time::seconds),
            user: listed.user.map(shown),
        }
    }
}

/// What a call about a user's device asks: about the user, who may be let manage its own.
fn checks<S: Identities>(operation: &str, caller: &Caller, user: &S::User) -> Checks {
    Checks::only(S::check_user(operation, caller, user).self_service(SelfService::MfaDevices.name()))
}

/// The name of a device in answers.
pub(crate) fn serial_number(account: &str, device: &MfaDevice) -> String {
    format!("acs:ram::{account}:mfa/{}", device.name)
}

/// The name of the device that a call is about; one of another account, or of none, is not there.
pub(crate) fn named(account: &str, serial: &SerialNumber) -> iam::Result<Name> {
    serial.device(account).ok_or_else(|| Error::not_found(Kind::MfaDevice, serial.0.as_str()))
}
