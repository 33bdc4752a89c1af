//! `SetSecurityPreference`

use iam::security_preference::SecurityPreference;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::SecurityPreferenceView;
use crate::account::OfAccount;
use crate::ims::Ims;
use crate::ims::field::{IdleDays, MfaOperation, RiskOperation, VerificationType};
use crate::ram::field::{NetworkMasks, SessionHours};
use crate::ram::setting::SecurityPreferenceOutput;

/// Sets what the account lets its users do to themselves, and how they sign in. What is left out stays, as in RAM.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetSecurityPreference {
    /// Whether a second factor is remembered for seven days.
    #[serde(rename = "EnableSaveMFATicket")]
    enable_save_mfa_ticket: Option<bool>,
    /// Whether users may change their own password.
    allow_user_to_change_password: Option<bool>,
    /// Whether users may sign in with a passkey.
    allow_user_to_login_with_passkey: Option<bool>,
    /// Whether users may manage their own access keys.
    allow_user_to_manage_access_keys: Option<bool>,
    /// Whether users may manage their own MFA device.
    #[serde(rename = "AllowUserToManageMFADevices")]
    allow_user_to_manage_mfa_devices: Option<bool>,
    /// Whether users may link their own DingTalk account.
    allow_user_to_manage_personal_ding_talk: Option<bool>,
    /// Whether users may manage their own service credentials.
    allow_user_to_manage_service_credentials: Option<bool>,
    /// How long a sign-in lasts, in hours, 1 to 24.
    login_session_duration: Option<SessionHours>,
    /// Networks that users may sign in from, separated by `;`; empty for anywhere.
    login_network_masks: Option<NetworkMasks>,
    /// Whether a second factor is asked for: `mandatory`, `independent` or `adaptive`.
    #[serde(rename = "MFAOperationForLogin")]
    mfa_operation_for_login: Option<MfaOperation>,
    /// What happens at a risky sign-in, `autonomous` or `enforceVerify`; given up by the vendor, kept and shown.
    operation_for_risk_login: Option<RiskOperation>,
    /// How users may prove who they are at sign-in: a list of `sms`, `email` and `mfa`.
    verification_types: Option<Vec<VerificationType>>,
    /// After how many days without a sign-in a user can sign in no more: 90, 180, 365 or 730.
    max_idle_days_for_users: Option<IdleDays>,
    /// After how many days without a call an access key becomes inactive: 90, 180, 365 or 730.
    max_idle_days_for_access_keys: Option<IdleDays>,
}

impl OfAccount for SetSecurityPreference {
    const NAME: &'static str = "SetSecurityPreference";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AllowUserToManageAccessKeys", "true"), ("LoginSessionDuration", "8")];
    type Service = Ims;
    type Input = Self;
    type Output = SecurityPreferenceOutput<SecurityPreferenceView>;

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Self::Output> {
        let mut kept = iam::security_preference::get(cx.scope())?;
        let set = |choice: &mut bool, value: Option<bool>| *choice = value.unwrap_or(*choice);
        set(&mut kept.remember_mfa, input.enable_save_mfa_ticket);
        set(&mut kept.own_password, input.allow_user_to_change_password);
        set(&mut kept.passkeys, input.allow_user_to_login_with_passkey);
        set(&mut kept.own_access_keys, input.allow_user_to_manage_access_keys);
        set(&mut kept.own_mfa_devices, input.allow_user_to_manage_mfa_devices);
        set(&mut kept.own_dingtalk, input.allow_user_to_manage_personal_ding_talk);
        set(&mut kept.own_service_credentials, input.allow_user_to_manage_service_credentials);
        let types =
            input.verification_types.map(|types| types.into_iter().map(|kind| kind.word().to_owned()).collect());
        let preference = SecurityPreference {
            session_hours: input.login_session_duration.map_or(kept.session_hours, |hours| hours.0),
            network_masks: input.login_network_masks.map_or(kept.network_masks, |masks| masks.0),
            mfa_at_login: input.mfa_operation_for_login.map_or(kept.mfa_at_login, Into::into),
            risky_login: input.operation_for_risk_login.map_or(kept.risky_login, |choice| choice.word().to_owned()),
            verification_types: types.unwrap_or(kept.verification_types),
            idle_days_users: input.max_idle_days_for_users.map_or(kept.idle_days_users, |days| days.0),
            idle_days_keys: input.max_idle_days_for_access_keys.map_or(kept.idle_days_keys, |days| days.0),
            ..kept
        };
        iam::security_preference::set(cx.scope(), &preference)?;
        Ok(preference.into())
    }
}
