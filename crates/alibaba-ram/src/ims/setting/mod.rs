//! What an account chooses for itself: its domain, its password policy, its security preference.

mod get_default_domain;
mod set_default_domain;
mod set_password_policy;
mod set_security_preference;

pub use get_default_domain::GetDefaultDomain;
pub use set_default_domain::SetDefaultDomain;
pub use set_password_policy::SetPasswordPolicy;
pub use set_security_preference::SetSecurityPreference;

use alibaba_core::principal_name::Domain;
use iam::password_policy::PasswordPolicy;
use iam::security_preference::SecurityPreference;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Cx;

use crate::ims::field::MfaOperation;

/// An answer that is the domain which the names of the account's users end with.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Output")]
pub struct DomainOutput {
    default_domain_name: String,
}

impl DomainOutput {
    fn of(cx: &mut Cx<'_>) -> iam::Result<Self> {
        Ok(Self { default_domain_name: Domain::of_account(cx.scope())?.of_users() })
    }
}

/// A password policy in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's interface has one for each demand")]
pub struct PasswordPolicyView {
    minimum_password_length: u32,
    require_lowercase_characters: bool,
    require_uppercase_characters: bool,
    require_numbers: bool,
    require_symbols: bool,
    minimum_password_different_character: u32,
    password_not_contain_user_name: bool,
    intercept_risk_password_on_api: bool,
    hard_expire: bool,
    max_password_age: u32,
    initial_password_age: u32,
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
            minimum_password_different_character: policy.minimum_different,
            password_not_contain_user_name: policy.refuse_user_name,
            intercept_risk_password_on_api: policy.refuse_risky,
            hard_expire: policy.hard_expiry,
            max_password_age: policy.maximum_age,
            initial_password_age: policy.initial_age,
            password_reuse_prevention: policy.reuse_prevention,
            max_login_attemps: policy.maximum_attempts,
        }
    }
}

/// A security preference in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityPreferenceView {
    login_profile_preference: LoginProfilePreference,
    access_key_preference: AccessKeyPreference,
    #[serde(rename = "MFAPreference")]
    mfa_preference: MfaPreference,
    personal_info_preference: PersonalInfoPreference,
    verification_preference: VerificationPreference,
    max_idle_days: MaxIdleDays,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct LoginProfilePreference {
    #[serde(rename = "EnableSaveMFATicket")]
    enable_save_mfa_ticket: bool,
    allow_user_to_change_password: bool,
    allow_user_to_login_with_passkey: bool,
    login_session_duration: u32,
    login_network_masks: String,
    #[serde(rename = "MFAOperationForLogin")]
    mfa_operation_for_login: MfaOperation,
    operation_for_risk_login: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AccessKeyPreference {
    allow_user_to_manage_access_keys: bool,
    allow_user_to_manage_service_credentials: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct MfaPreference {
    #[serde(rename = "AllowUserToManageMFADevices")]
    allow_user_to_manage_mfa_devices: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct PersonalInfoPreference {
    allow_user_to_manage_personal_ding_talk: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct VerificationPreference {
    verification_types: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct MaxIdleDays {
    max_idle_days_for_users: u32,
    max_idle_days_for_access_keys: u32,
}

impl From<SecurityPreference> for SecurityPreferenceView {
    fn from(preference: SecurityPreference) -> Self {
        Self {
            login_profile_preference: LoginProfilePreference {
                enable_save_mfa_ticket: preference.remember_mfa,
                allow_user_to_change_password: preference.own_password,
                allow_user_to_login_with_passkey: preference.passkeys,
                login_session_duration: preference.session_hours,
                login_network_masks: preference.network_masks,
                mfa_operation_for_login: preference.mfa_at_login.into(),
                operation_for_risk_login: preference.risky_login,
            },
            access_key_preference: AccessKeyPreference {
                allow_user_to_manage_access_keys: preference.own_access_keys,
                allow_user_to_manage_service_credentials: preference.own_service_credentials,
            },
            mfa_preference: MfaPreference { allow_user_to_manage_mfa_devices: preference.own_mfa_devices },
            personal_info_preference: PersonalInfoPreference {
                allow_user_to_manage_personal_ding_talk: preference.own_dingtalk,
            },
            verification_preference: VerificationPreference { verification_types: preference.verification_types },
            max_idle_days: MaxIdleDays {
                max_idle_days_for_users: preference.idle_days_users,
                max_idle_days_for_access_keys: preference.idle_days_keys,
            },
        }
    }
}
