//! SQL for security preferences, nothing else.

use store::{AuthorityChange, Fault, Result, Scope, row, sql};

use super::{MfaAtLogin, SecurityPreference};

row! {
    /// The columns.
    struct Row {
        own_password: bool,
        own_access_keys: bool,
        own_mfa_devices: bool,
        own_public_keys: bool,
        own_service_credentials: bool,
        own_dingtalk: bool,
        passkeys: bool,
        remember_mfa: bool,
        mfa_at_login: String,
        risky_login: String,
        session_hours: i64,
        network_masks: String,
        idle_days_users: i64,
        idle_days_keys: i64,
        verification_types: String,
    }
}

pub(super) fn find(scope: &mut Scope<'_>) -> Result<Option<SecurityPreference>> {
    let tenant = scope.tenant_id().0;
    let row = sql!(
        "SELECT own_password, own_access_keys, own_mfa_devices, own_public_keys, own_service_credentials, own_dingtalk,
         passkeys, remember_mfa, mfa_at_login, risky_login, session_hours, network_masks, idle_days_users,
         idle_days_keys, verification_types FROM security_preferences WHERE tenant = $1",
        tenant,
    )
    .fetch_optional::<Row>(scope.conn()?)?;
    let Some(row) = row else { return Ok(None) };
    let damaged = |what: &str| Fault::Damaged(format!("{what} of a security preference cannot be read"));
    let number = |value: i64| u32::try_from(value).map_err(|_| damaged("a number"));
    Ok(Some(SecurityPreference {
        own_password: row.own_password,
        own_access_keys: row.own_access_keys,
        own_mfa_devices: row.own_mfa_devices,
        own_public_keys: row.own_public_keys,
        own_service_credentials: row.own_service_credentials,
        own_dingtalk: row.own_dingtalk,
        passkeys: row.passkeys,
        remember_mfa: row.remember_mfa,
        mfa_at_login: MfaAtLogin::of_word(&row.mfa_at_login).ok_or_else(|| damaged("the MFA choice"))?,
        risky_login: row.risky_login,
        session_hours: number(row.session_hours)?,
        network_masks: row.network_masks,
        idle_days_users: number(row.idle_days_users)?,
        idle_days_keys: number(row.idle_days_keys)?,
        verification_types: serde_json::from_str(&row.verification_types).map_err(|_| damaged("the list"))?,
    }))
}

pub(super) fn replace(change: &mut AuthorityChange<'_>, preference: &SecurityPreference) -> Result<()> {
    let tenant = change.tenant();
    let mfa_at_login = preference.mfa_at_login.word();
    let verification_types =
        serde_json::to_string(&preference.verification_types).map_err(|error| Fault::Damaged(error.to_string()))?;
    sql!("DELETE FROM security_preferences WHERE tenant = $1", tenant).execute(change.conn())?;
    sql!(
        "INSERT INTO security_preferences
         (tenant, own_password, own_access_keys, own_mfa_devices, own_public_keys, own_service_credentials,
         own_dingtalk, passkeys, remember_mfa, mfa_at_login, risky_login, session_hours, network_masks,
         idle_days_users, idle_days_keys, verification_types)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        tenant,
        preference.own_password,
        preference.own_access_keys,
        preference.own_mfa_devices,
        preference.own_public_keys,
        preference.own_service_credentials,
        preference.own_dingtalk,
        preference.passkeys,
        preference.remember_mfa,
        mfa_at_login,
        preference.risky_login,
        preference.session_hours,
        preference.network_masks,
        preference.idle_days_users,
        preference.idle_days_keys,
        verification_types,
    )
    .execute(change.conn())?;
    Ok(())
}
