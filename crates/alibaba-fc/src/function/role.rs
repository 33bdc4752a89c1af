//! The role of a function: asking for the permission to pass it, and finding it.

use alibaba_core::arn;
use sts::Caller;
use wire::{Check, Scope};

use crate::error::{Error, Result};
use crate::invocation::SERVICE;

/// The question whether the caller may give a role to a function. A text that names no role is asked about as it is.
pub(super) fn pass(caller: &Caller, role: &str) -> Check {
    let (account, name) = arn::parse_role(role).unwrap_or((caller.account(), role));
    Check::new("ram:PassRole", arn::role(account, name)).fact("acs:Service", SERVICE)
}

/// The role in the form in which it is kept, when it is there, is of this account and trusts the service.
pub(super) fn passable(scope: &mut Scope<'_>, role: &str) -> Result<String> {
    let Some((account, name)) = arn::parse_role(role) else {
        return Err(Error::invalid(format!("'role' is invalid: '{role}' is not the ARN of a role")));
    };
    let own = scope.tenant().account.to_string();
    if account != own {
        return Err(Error::invalid(format!("'role' is invalid: '{role}' is not a role of account '{own}'")));
    }
    match iam::role::passable(scope, &name.into(), SERVICE) {
        Ok(role) => Ok(arn::role_name(own, role.name().as_str())),
        Err(iam::Error::Store(fault)) => Err(fault.into()),
        Err(iam::Error::NotTrusting { .. }) => {
            Err(Error::invalid(format!("'role' is invalid: '{role}' does not trust '{SERVICE}'")))
        }
        Err(_) => Err(Error::invalid(format!("'role' is invalid: '{role}' does not exist"))),
    }
}
