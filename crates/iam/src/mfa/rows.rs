//! SQL for MFA devices, nothing else.

use kernel::time;
use store::{Fault, Result, Scope, row, sql};

use super::{Counts, MfaDevice, Seed};
use crate::name::Name;

row! {
    struct Row {
        name: String,
        seed: String,
        user_id: Option<String>,
        last_step: Option<i64>,
        created_at: i64,
        activated_at: Option<i64>,
    }
}

impl TryFrom<Row> for MfaDevice {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self> {
        let seed = Seed::of_base32(&row.seed);
        let seed = seed.ok_or_else(|| Fault::Damaged(format!("the seed of device `{}` is damaged", row.name)))?;
        Ok(Self {
            name: Name::new(row.name),
            seed,
            user_id: row.user_id,
            created_at: time::from_millis(row.created_at),
            activated_at: row.activated_at.map(time::from_millis),
            last_step: row.last_step,
        })
    }
}

pub(crate) fn insert(scope: &mut Scope<'_>, device: &MfaDevice) -> Result<()> {
    let (tenant, key, name) = (scope.tenant_id().0, device.name.key(), device.name.as_str());
    let (seed, created) = (device.seed.base32(), time::to_millis(device.created_at));
    sql!(
        "INSERT INTO mfa_devices (tenant, name_key, name, seed, created_at) VALUES ($1, $2, $3, $4, $5)",
        tenant,
        key,
        name,
        seed,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Writes whom a device is bound to.
pub(crate) fn update(scope: &mut Scope<'_>, device: &MfaDevice) -> Result<()> {
    let (tenant, key) = (scope.tenant_id().0, device.name.key());
    let activated = device.activated_at.map(time::to_millis);
    sql!(
        "UPDATE mfa_devices SET user_id = $3, last_step = $4, activated_at = $5 WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
        device.user_id,
        device.last_step,
        activated,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(crate) fn delete(scope: &mut Scope<'_>, key: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM mfa_devices WHERE tenant = $1 AND name_key = $2", tenant, key).execute(scope.conn()?)?;
    Ok(())
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<MfaDevice>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, seed, user_id, last_step, created_at, activated_at FROM mfa_devices
         WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(MfaDevice::try_from).transpose()
}

pub(crate) fn of_user(scope: &mut Scope<'_>, user: &str) -> Result<Option<MfaDevice>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, seed, user_id, last_step, created_at, activated_at FROM mfa_devices
         WHERE tenant = $1 AND user_id = $2",
        tenant,
        user,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(MfaDevice::try_from).transpose()
}

pub(crate) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<MfaDevice>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, seed, user_id, last_step, created_at, activated_at FROM mfa_devices
         WHERE tenant = $1 AND name_key > $2 ORDER BY name_key LIMIT $3",
        tenant,
        after,
        limit,
    );
    query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(MfaDevice::try_from).collect()
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<Counts> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*), COUNT(user_id) FROM mfa_devices WHERE tenant = $1", tenant,);
    let (all, bound) = query.fetch_one(scope.conn()?)?;
    Ok(Counts { all, bound })
}
