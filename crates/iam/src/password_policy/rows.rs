//! Where password policies are kept.

use store::{Result, Scope, table};

use super::PasswordPolicy;

table! {
    PasswordPolicy in password_policies p by tenant {
        minimum_length, require_lowercase, require_uppercase, require_numbers, require_symbols, minimum_different,
        refuse_user_name, refuse_risky, reuse_prevention, maximum_age, initial_age, hard_expiry, maximum_attempts,
    }
}

pub(crate) fn find(scope: &mut Scope<'_>) -> Result<Option<PasswordPolicy>> {
    table::select::<PasswordPolicy>(scope).fetch_optional(scope.conn()?)
}

pub(crate) fn replace(scope: &mut Scope<'_>, policy: &PasswordPolicy) -> Result<()> {
    table::put(scope, policy)
}
