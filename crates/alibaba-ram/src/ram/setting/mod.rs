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

use iam::password_policy::PasswordPolicy;
use iam::security_preference::SecurityPreference;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ram::field::{LoginAttempts, MinimumLength, PasswordAge, ReusePrevention};

/// An answer that is the account's password policy, as the version of the interface knows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Output")]
pub struct PasswordPolicyOutput<V> {
    password_policy: V,
}

impl<V: From<PasswordPolicy>> From<PasswordPolicy> for PasswordPolicyOutput<V> {
    fn from(policy: PasswordPolicy) -> Self {
        Self { password_policy: policy.into() }
    }
}

/// An answer that is the account's security preference, as the version of the interface knows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Output")]
pub struct SecurityPreferenceOutput<V> {
    security_preference: V,
}

impl<V: From<SecurityPreference>> From<SecurityPreference> for SecurityPreferenceOutput<V> {
    fn from(preference: SecurityPreference) -> Self {
        Self { security_preference: preference.into() }
    }
}

/// What both interfaces can demand of a password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's interface has one for each demand")]
pub struct PasswordDemands {
    /// How many characters a password has at least, 8 to 32; 8 by default.
    minimum_password_length: Option<MinimumLength>,
    /// Whether it must hold a lower-case letter; `false` by default.
    #[serde(default)]
    require_lowercase_characters: bool,
    /// Whether it must hold an upper-case letter; `false` by default.
    #[serde(default)]
    require_uppercase_characters: bool,
    /// Whether it must hold a digit; `false` by default.
    #[serde(default)]
    require_numbers: bool,
    /// Whether it must hold a character that is neither letter nor digit; `false` by default.
    #[serde(default)]
    require_symbols: bool,
    /// How many days a password is good for, 0 to 1,095; 0, the default, for ever.
    max_password_age: Option<PasswordAge>,
    /// How many of the latest passwords may not be chosen again, 0 to 24; 0 by default.
    password_reuse_prevention: Option<ReusePrevention>,
    /// How many wrong passwords an hour allows, 0 to 32; 0, the default, for any number. The spelling is the vendor's.
    max_login_attemps: Option<LoginAttempts>,
}

impl PasswordDemands {
    /// The policy that demands this, and for the rest what another one does. What is left out gets its default.
    pub(crate) fn or(self, rest: &PasswordPolicy) -> PasswordPolicy {
        let default = PasswordPolicy::default();
        PasswordPolicy {
            minimum_length: self.minimum_password_length.map_or(default.minimum_length, |length| length.0),
            require_lowercase: self.require_lowercase_characters,
            require_uppercase: self.require_uppercase_characters,
            require_numbers: self.require_numbers,
            require_symbols: self.require_symbols,
            maximum_age: self.max_password_age.map_or(default.maximum_age, |age| age.0),
            reuse_prevention: self.password_reuse_prevention.map_or(default.reuse_prevention, |count| count.0),
            maximum_attempts: self.max_login_attemps.map_or(default.maximum_attempts, |count| count.0),
            ..rest.clone()
        }
    }
}

/// A password policy in an answer, as this version of the interface knows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's interface has one for each demand")]
pub struct PasswordPolicyView {
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
pub struct SecurityPreferenceView {
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
