//! Where MFA devices are kept, and SQL for them.

use store::{Cell, FromCell, Result, Scope, ToValue, Value, one_column, sql, table};

use super::{Counts, MfaDevice, Seed};
use crate::name::WithKey;

/// Kept as people type it.
impl ToValue for Seed {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.base32().into())
    }
}

impl FromCell for Seed {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        Self::of_base32(cell.text()?)
    }
}

one_column!(Seed);

table! {
    MfaDevice in mfa_devices d by name_key {
        name as WithKey, seed, user_id, last_step, created_at, activated_at,
    }
}

pub(crate) fn insert(scope: &mut Scope<'_>, device: &MfaDevice) -> Result<()> {
    table::insert(scope, [device])
}

/// Writes whom a device is bound to.
pub(crate) fn update(scope: &mut Scope<'_>, device: &MfaDevice) -> Result<()> {
    table::update(scope, device, &["user_id", "last_step", "activated_at"]).map(drop)
}

pub(crate) fn delete(scope: &mut Scope<'_>, key: &str) -> Result<()> {
    table::delete::<MfaDevice>(scope, &[key]).map(drop)
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<MfaDevice>> {
    table::find(scope, key)
}

pub(crate) fn of_user(scope: &mut Scope<'_>, user: &str) -> Result<Option<MfaDevice>> {
    table::find_by(scope, "user_id", user)
}

pub(crate) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<MfaDevice>> {
    table::behind(scope, "name_key", after, limit)
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<Counts> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*), COUNT(user_id) FROM mfa_devices WHERE tenant = $1", tenant,);
    let (all, bound) = query.fetch_one(scope.conn()?)?;
    Ok(Counts { all, bound })
}
