//! The configuration that a call names, and its group, about which policies are asked.

use compute::scaling::{Configuration, configuration};
use sts::Caller;
use wire::{Call, Checks, Scope};

use crate::ess::field::asks;

/// What the checks know of it.
pub(super) fn load(scope: &mut Scope<'_>, id: &str) -> Result<Option<Configuration>, store::Fault> {
    match configuration(scope, id) {
        Ok(found) => Ok(Some(found)),
        Err(compute::Error::Store(fault)) => Err(fault),
        Err(_) => Ok(None),
    }
}

/// Asks about its group; about any where it is not there.
pub(super) fn checks(action: &'static str, found: Option<&Configuration>, caller: &Caller, call: &Call) -> Checks {
    asks(action, caller, call, found.map(|found| found.group.as_str()).unwrap_or_default())
}
