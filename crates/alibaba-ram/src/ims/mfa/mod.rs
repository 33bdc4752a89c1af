//! MFA devices, and whom they are bound to.

mod disable_virtual_mfa;
mod get_account_mfa_info;
mod get_user_mfa_info;
mod list_virtual_mfa_devices;

pub use disable_virtual_mfa::DisableVirtualMFA;
pub use get_account_mfa_info::GetAccountMFAInfo;
pub use get_user_mfa_info::GetUserMFAInfo;
pub use list_virtual_mfa_devices::ListVirtualMFADevices;

use iam::security_preference::SelfService;
use sts::Caller;
use wire::Checks;

/// What a call about a user's device asks: about the user, who may be let manage its own.
fn checks(operation: &str, caller: &Caller, user: &str) -> Checks {
    let about_user = crate::ims::check(operation, caller, &format!("user/{user}"));
    Checks::only(about_user.self_service(SelfService::MfaDevices.name()))
}
