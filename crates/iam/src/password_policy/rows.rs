//! SQL for password policies, nothing else.

use store::{Fault, Result, Scope, row, sql};

use super::PasswordPolicy;

row! {
    /// The columns.
    struct Row {
        minimum_length: i64,
        require_lowercase: bool,
        require_uppercase: bool,
        require_numbers: bool,
        require_symbols: bool,
        minimum_different: i64,
        refuse_user_name: bool,
        refuse_risky: bool,
        reuse_prevention: i64,
        maximum_age: i64,
        initial_age: i64,
        hard_expiry: bool,
        maximum_attempts: i64,
    }
}

pub(crate) fn find(scope: &mut Scope<'_>) -> Result<Option<PasswordPolicy>> {
    let tenant = scope.tenant_id().0;
    let row = sql!(
        "SELECT minimum_length, require_lowercase, require_uppercase, require_numbers, require_symbols,
         minimum_different, refuse_user_name, refuse_risky, reuse_prevention, maximum_age, initial_age, hard_expiry,
         maximum_attempts FROM password_policies WHERE tenant = $1",
        tenant,
    )
    .fetch_optional::<Row>(scope.conn()?)?;
    let Some(row) = row else { return Ok(None) };
    let number = |value: i64| u32::try_from(value).map_err(|error| Fault::Damaged(error.to_string()));
    Ok(Some(PasswordPolicy {
        minimum_length: number(row.minimum_length)?,
        require_lowercase: row.require_lowercase,
        require_uppercase: row.require_uppercase,
        require_numbers: row.require_numbers,
        require_symbols: row.require_symbols,
        minimum_different: number(row.minimum_different)?,
        refuse_user_name: row.refuse_user_name,
        refuse_risky: row.refuse_risky,
        reuse_prevention: number(row.reuse_prevention)?,
        maximum_age: number(row.maximum_age)?,
        initial_age: number(row.initial_age)?,
        hard_expiry: row.hard_expiry,
        maximum_attempts: number(row.maximum_attempts)?,
    }))
}

pub(crate) fn replace(scope: &mut Scope<'_>, policy: &PasswordPolicy) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM password_policies WHERE tenant = $1", tenant).execute(scope.conn()?)?;
    sql!(
        "INSERT INTO password_policies
         (tenant, minimum_length, require_lowercase, require_uppercase, require_numbers, require_symbols,
         minimum_different, refuse_user_name, refuse_risky, reuse_prevention, maximum_age, initial_age, hard_expiry,
         maximum_attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        tenant,
        policy.minimum_length,
        policy.require_lowercase,
        policy.require_uppercase,
        policy.require_numbers,
        policy.require_symbols,
        policy.minimum_different,
        policy.refuse_user_name,
        policy.refuse_risky,
        policy.reuse_prevention,
        policy.maximum_age,
        policy.initial_age,
        policy.hard_expiry,
        policy.maximum_attempts,
    )
    .execute(scope.conn()?)?;
    Ok(())
}
