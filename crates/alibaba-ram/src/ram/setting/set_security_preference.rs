//! `SetSecurityPreference`

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{SecurityPreferenceOutput, SecurityPreferenceView};
use crate::account::OfAccount;
use crate::ram::Ram;
use crate::ram::field::{NetworkMasks, SessionHours};

/// Sets what the account lets its users do to themselves, and how they sign in.
///
/// What is left out stays. The vendor's page names defaults and says nothing of a parameter that is left out, and
/// Terraform's provider sends only what is written in its configuration; were the rest put back to defaults, turning
/// one thing on would turn others off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetSecurityPreference {
    /// Whether a second factor is remembered for seven days.
    #[serde(rename = "EnableSaveMFATicket")]
    enable_save_mfa_ticket: Option<bool>,
    /// Whether users may change their own password.
    allow_user_to_change_password: Option<bool>,
    /// Whether users may manage their own access keys.
    allow_user_to_manage_access_keys: Option<bool>,
    /// Whether users may manage their own MFA device.
    #[serde(rename = "AllowUserToManageMFADevices")]
    allow_user_to_manage_mfa_devices: Option<bool>,
    /// Whether users may manage their own public keys; one of the vendor's sites only.
    allow_user_to_manage_public_keys: Option<bool>,
    /// How long a sign-in lasts, in hours, 1 to 24.
    login_session_duration: Option<SessionHours>,
    /// Networks that users may sign in from, separated by `;`; empty for anywhere.
    login_network_masks: Option<NetworkMasks>,
}

impl OfAccount for SetSecurityPreference {
    const NAME: &'static str = "SetSecurityPreference";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AllowUserToManageAccessKeys", "true"), ("LoginSessionDuration", "8")];
    type Service = Ram;
    type Input = Self;
    type Output = SecurityPreferenceOutput<SecurityPreferenceView>;

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Self::Output> {
        let mut preference = iam::security_preference::get(cx.scope())?;
        let set = |choice: &mut bool, value: Option<bool>| *choice = value.unwrap_or(*choice);
        set(&mut preference.remember_mfa, input.enable_save_mfa_ticket);
        set(&mut preference.own_password, input.allow_user_to_change_password);
        set(&mut preference.own_access_keys, input.allow_user_to_manage_access_keys);
        set(&mut preference.own_mfa_devices, input.allow_user_to_manage_mfa_devices);
        set(&mut preference.own_public_keys, input.allow_user_to_manage_public_keys);
        if let Some(hours) = input.login_session_duration {
            preference.session_hours = hours.0;
        }
        if let Some(masks) = input.login_network_masks {
            preference.network_masks = masks.0;
        }
        iam::security_preference::set(cx.scope(), &preference)?;
        Ok(preference.into())
    }
}
