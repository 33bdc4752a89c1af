//! Where login profiles are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::LoginProfile;

table! {
    LoginProfile in login_profiles p by user_id {
        user_id, active, mfa_bind_required, password_reset_required, initial_password, created_at, updated_at,
    }
    joined "JOIN users u ON u.tenant = p.tenant AND u.user_id = p.user_id" {
        user_name = "u.name",
        last_login_at = "u.last_login_at",
        password_set_at = "(SELECT w.set_at FROM passwords w WHERE w.tenant = p.tenant AND w.user_id = p.user_id \
                           ORDER BY w.position DESC LIMIT 1)",
    }
}

pub(crate) fn insert(scope: &mut Scope<'_>, profile: &LoginProfile) -> Result<()> {
    table::insert(scope, [profile])
}

pub(crate) fn update(scope: &mut Scope<'_>, profile: &LoginProfile) -> Result<()> {
    let changing = ["active", "mfa_bind_required", "password_reset_required", "initial_password", "updated_at"];
    table::update(scope, profile, &changing).map(drop)
}

pub(crate) fn delete(scope: &mut Scope<'_>, user: &str) -> Result<()> {
    table::delete::<LoginProfile>(scope, &[user]).map(drop)
}

/// The login profile of a user, with the age of its password.
pub(crate) fn find(scope: &mut Scope<'_>, user: &str) -> Result<Option<LoginProfile>> {
    table::find(scope, user)
}

pub(crate) fn exists(scope: &mut Scope<'_>, user: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM login_profiles WHERE tenant = $1 AND user_id = $2", tenant, user,);
    Ok(query.fetch_one::<i64>(scope.conn()?)? > 0)
}
