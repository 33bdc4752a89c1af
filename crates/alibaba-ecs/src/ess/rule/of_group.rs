//! The rule that a call names, and its group, about which policies are asked.

use compute::scaling::{Adjustment, Rule, rule};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Scope};

use crate::ecs::{Error, Result};
use crate::ess::codes;
use crate::ess::field::{asks, invalid};

/// What the checks know of it.
pub(super) fn load(scope: &mut Scope<'_>, id: &str) -> std::result::Result<Option<Rule>, Fault> {
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

/// What a word says of a value.
pub(super) fn adjustment(text: &str) -> Result<Adjustment> {
    let found = WORDS.iter().find(|(word, _)| *word == text);
    found.map(|(_, adjustment)| *adjustment).ok_or_else(|| invalid("AdjustmentType"))
}

/// Refuses a value, or a least change, that may not be.
pub(super) fn check(adjustment: Adjustment, value: i64, magnitude: Option<i64>) -> Result<()> {
    let bounds = match adjustment {
        Adjustment::Quantity => -1_000..=1_000,
        Adjustment::Percent => -100..=10_000,
        Adjustment::Total => 0..=2_000,
    };
    if !bounds.contains(&value) {
        return Err(invalid("AdjustmentValue"));
    }
    match magnitude {
        Some(_) if adjustment != Adjustment::Percent => Err(Error::of(codes::MAGNITUDE)),
        Some(number) if !(1..=2_000).contains(&number) => Err(invalid("MinAdjustmentMagnitude")),
        _ => Ok(()),
    }
}
