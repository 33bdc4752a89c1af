//! The rule that a call names, and its group, about which policies are asked.

use compute::scaling::{Adjustment, Rule, rule};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Scope};

use crate::ess::field::asks;

/// What the checks know of it.
pub(super) fn load(scope: &mut Scope<'_>, id: &str) -> Result<Option<Rule>, Fault> {
    match rule(scope, id) {
        Ok(found) => Ok(Some(found)),
        Err(compute::Error::Store(fault)) => Err(fault),
        Err(_) => Ok(None),
    }
}

/// Asks about its group; about any where it is not there.
pub(super) fn checks(action: &'static str, found: Option<&Rule>, caller: &Caller, call: &Call) -> Checks {
    asks(action, caller, call, found.map(|found| found.group.as_str()).unwrap_or_default())
}

/// The name under which rules are executed.
pub(super) fn ari(region: &str, account: impl std::fmt::Display, id: &str) -> String {
    format!("ari:acs:ess:{region}:{account}:scalingrule/{id}")
}

/// The vendor's words for what a value means.
pub(super) const WORDS: [(&str, Adjustment); 3] = [
    ("QuantityChangeInCapacity", Adjustment::Quantity),
    ("PercentChangeInCapacity", Adjustment::Percent),
    ("TotalCapacity", Adjustment::Total),
];
