//! Where security preferences are kept.

use store::{AuthorityChange, Cell, FromCell, Json, Result, Scope, ToValue, Value, one_column, table};

use super::{MfaAtLogin, SecurityPreference};

impl ToValue for MfaAtLogin {
    fn to_value(&self) -> Value<'_> {
        self.word().to_value()
    }
}

impl FromCell for MfaAtLogin {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        Self::of_word(cell.text()?)
    }
}

one_column!(MfaAtLogin);

table! {
    SecurityPreference in security_preferences s by tenant {
        own_password, own_access_keys, own_mfa_devices, own_public_keys, own_service_credentials, own_dingtalk, passkeys,
        remember_mfa, mfa_at_login, risky_login, session_hours, network_masks, idle_days_users, idle_days_keys,
        verification_types as Json,
    }
}

pub(super) fn find(scope: &mut Scope<'_>) -> Result<Option<SecurityPreference>> {
    table::select::<SecurityPreference>(scope).fetch_optional(scope.conn()?)
}

pub(super) fn replace(change: &mut AuthorityChange<'_>, preference: &SecurityPreference) -> Result<()> {
    table::put(change, preference)
}
