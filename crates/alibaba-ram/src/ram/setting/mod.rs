//! What an account chooses for itself: its alias, its password policy, its security preference.

mod clear_account_alias;
mod get_account_alias;
mod get_password_policy;
mod get_security_preference;
mod set_account_alias;
mod set_password_policy;
mod set_security_preference;

pub use clear_account_alias::ClearAccountAlias;
pub use get_account_alias::GetAccountAlias;
pub use get_password_policy::GetPasswordPolicy;
pub use get_security_preference::GetSecurityPreference;
pub use set_account_alias::SetAccountAlias;
pub use set_password_policy::SetPasswordPolicy;
pub use set_security_preference::SetSecurityPreference;

use alibaba_core::arn;
use iam::password_policy::PasswordPolicy;
use iam::security_preference::SecurityPreference;
use schemars::JsonSchema;
use serde::Serialize;
use sts::Caller;
use wire::Checks;

/// What a call about the account asks: about everything of it.
fn check(action: &'static str, caller: &Caller) -> Checks {
    Checks::of(action, arn::ram(caller.account(), "*"))
}

/// A password policy in an answer, as this version of the interface knows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's interface has one for each demand")]
struct PasswordPolicyView {
    minimum_password_length: u32,
    require_lowercase_characters: bool,
    require_uppercase_characters: bool,
    require_numbers: bool,
    require_symbols: bool,
    hard_expiry: bool,
    max_password_age: u32,
    password_reuse_prevention: u32,
    /// The vendor's spelling.
    max_login_attemps: u32,
}

impl From<PasswordPolicy> for PasswordPolicyView {
    fn from(policy: PasswordPolicy) -> Self {
        Self {
            minimum_password_length: policy.minimum_length,
            require_lowercase_characters: policy.require_lowercase,
            require_uppercase_characters: policy.require_uppercase,
            require_numbers: policy.require_numbers,
            require_symbols: policy.require_symbols,
            hard_expiry: policy.hard_expiry,
            max_password_age: policy.maximum_age,
            password_reuse_prevention: policy.reuse_prevention,
            max_login_attemps: policy.maximum_attempts,
        }
    }
}

/// A security preference in an answer, as this version of the interface knows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SecurityPreferenceView {
    login_profile_preference: LoginProfilePreference,
    access_key_preference: AccessKeyPreference,
    #[serde(rename = "MFAPreference")]
    mfa_preference: MfaPreference,
    public_key_preference: PublicKeyPreference,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct LoginProfilePreference {
    #[serde(rename = "EnableSaveMFATicket")]
    enable_save_mfa_ticket: bool,
    allow_user_to_change_password: bool,
    login_session_duration: u32,
    login_network_masks: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AccessKeyPreference {
    allow_user_to_manage_access_keys: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct MfaPreference {
    #[serde(rename = "AllowUserToManageMFADevices")]
    allow_user_to_manage_mfa_devices: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct PublicKeyPreference {
    allow_user_to_manage_public_keys: bool,
}

impl From<SecurityPreference> for SecurityPreferenceView {
    fn from(preference: SecurityPreference) -> Self {
        Self {
            login_profile_preference: LoginProfilePreference {
                enable_save_mfa_ticket: preference.remember_mfa,
                allow_user_to_change_password: preference.own_password,
                login_session_duration: preference.session_hours,
                login_network_masks: preference.network_masks,
            },
            access_key_preference: AccessKeyPreference { allow_user_to_manage_access_keys: preference.own_access_keys },
            mfa_preference: MfaPreference { allow_user_to_manage_mfa_devices: preference.own_mfa_devices },
            public_key_preference: PublicKeyPreference { allow_user_to_manage_public_keys: preference.own_public_keys },
        }
    }
}
