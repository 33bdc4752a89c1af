//! MFA devices, and whom they are bound to.

mod bind_mfa_device;
mod create_virtual_mfa_device;
mod delete_virtual_mfa_device;
mod get_user_mfa_info;
mod list_virtual_mfa_devices;
pub(crate) mod picture;
mod unbind_mfa_device;

pub use bind_mfa_device::BindMFADevice;
pub use create_virtual_mfa_device::CreateVirtualMFADevice;
pub use delete_virtual_mfa_device::DeleteVirtualMFADevice;
pub use get_user_mfa_info::GetUserMFAInfo;
pub use list_virtual_mfa_devices::ListVirtualMFADevices;
pub use unbind_mfa_device::UnbindMFADevice;

use iam::mfa::MfaDevice;
use iam::security_preference::SelfService;
use iam::{Error, Kind, Name};
use sts::Caller;
use wire::Checks;

use crate::ram::field::SerialNumber;
use crate::ram::identities::Identities;

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
