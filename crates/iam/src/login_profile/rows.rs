//! SQL for login profiles, nothing else.

use kernel::time;
use store::{Result, Scope, row, sql};

use super::LoginProfile;
use crate::password;
use crate::user::User;

pub(crate) fn insert(scope: &mut Scope<'_>, profile: &LoginProfile) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let (created, updated) = (time::to_millis(profile.created_at), time::to_millis(profile.updated_at));
    sql!(
        "INSERT INTO login_profiles
         (tenant, user_id, active, mfa_bind_required, password_reset_required, initial_password, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        tenant,
        profile.user_id,
        profile.active,
        profile.mfa_bind_required,
        profile.password_reset_required,
        profile.initial_password,
        created,
        updated,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(crate) fn update(scope: &mut Scope<'_>, profile: &LoginProfile) -> Result<()> {
    let (tenant, updated) = (scope.tenant_id().0, time::to_millis(profile.updated_at));
    sql!(
        "UPDATE login_profiles SET active = $3, mfa_bind_required = $4, password_reset_required = $5,
         initial_password = $6, updated_at = $7 WHERE tenant = $1 AND user_id = $2",
        tenant,
        profile.user_id,
        profile.active,
        profile.mfa_bind_required,
        profile.password_reset_required,
        profile.initial_password,
        updated,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(crate) fn delete(scope: &mut Scope<'_>, user: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM login_profiles WHERE tenant = $1 AND user_id = $2", tenant, user).execute(scope.conn()?)?;
    Ok(())
}

row! {
    /// The columns.
    struct Row {
        active: bool,
        mfa_bind_required: bool,
        password_reset_required: bool,
        initial_password: bool,
        created_at: i64,
        updated_at: i64,
    }
}

/// The login profile of a user, with the age of its password.
pub(crate) fn find(scope: &mut Scope<'_>, user: &User) -> Result<Option<LoginProfile>> {
    let tenant = scope.tenant_id().0;
    let row = sql!(
        "SELECT active, mfa_bind_required, password_reset_required, initial_password, created_at, updated_at
         FROM login_profiles WHERE tenant = $1 AND user_id = $2",
        tenant,
        user.id,
    )
    .fetch_optional::<Row>(scope.conn()?)?;
    let Some(row) = row else { return Ok(None) };
    let current = password::rows::latest(scope, &user.id, 1)?;
    Ok(Some(LoginProfile {
        user_id: user.id.clone(),
        user_name: user.name.clone(),
        active: row.active,
        mfa_bind_required: row.mfa_bind_required,
        password_reset_required: row.password_reset_required,
        initial_password: row.initial_password,
        password_set_at: current.first().map(|password| password.set_at),
        created_at: time::from_millis(row.created_at),
        updated_at: time::from_millis(row.updated_at),
    }))
}

pub(crate) fn exists(scope: &mut Scope<'_>, user: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM login_profiles WHERE tenant = $1 AND user_id = $2", tenant, user,);
    Ok(query.fetch_one::<i64>(scope.conn()?)? > 0)
}
