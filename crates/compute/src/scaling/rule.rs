//! The rules: how the number of a group's instances is changed.

use kernel::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Scope, table};

use super::{Group, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::{Part, Window, next_position, part};

/// How many rules a group may have.
const MOST: i64 = 50;

/// What the value of a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Adjustment {
    /// So many instances more, or fewer.
    Quantity,
    /// So many per cent more, or fewer.
    Percent,
    /// So many instances.
    Total,
}

impl Adjustment {
    /// How many instances a group has then that has so many; `magnitude` is the least change in per cent's place.
    pub fn apply(self, total: i64, value: i64, magnitude: Option<i64>) -> i64 {
        match self {
            Self::Quantity => total.saturating_add(value),
            Self::Total => value,
            Self::Percent => {
                // To the nearest whole number.
                let product = total.saturating_mul(value);
                let change = (product + 50 * product.signum()) / 100;
                let least = magnitude.unwrap_or(0);
                let change = if change.abs() < least && value != 0 { least * value.signum() } else { change };
                total.saturating_add(change)
            }
        }
    }
}

/// A rule by which the number of a group's instances is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The group.
    pub group: String,
    /// Name; the group has it once.
    pub name: String,
    /// What the value means.
    pub adjustment: Adjustment,
    /// The value.
    pub value: i64,
    /// How many instances are added or removed at least, where the value is in per cent.
    pub magnitude: Option<i64>,
    /// Seconds until the next activity that nobody asked for.
    pub cooldown: Option<i64>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A rule to be made.
#[derive(Debug, Clone)]
pub struct NewRule {
    /// Name; its identifier where it is empty.
    pub name: String,
    /// What the value means.
    pub adjustment: Adjustment,
    /// The value.
    pub value: i64,
    /// How many instances are added or removed at least, where the value is in per cent.
    pub magnitude: Option<i64>,
    /// Seconds until the next activity that nobody asked for.
    pub cooldown: Option<i64>,
}

/// Which rules are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct RuleFilter {
    /// The region.
    pub region: Option<String>,
    /// The group.
    pub group: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Names; an empty list matches nothing.
    pub names: Option<Vec<String>>,
}

/// Makes a rule under a name that the group does not have yet.
pub fn create_rule(scope: &mut Scope<'_>, location: &Location<'_>, group: &Group, new: NewRule) -> Result<Rule> {
    let all = RuleFilter { group: Some(group.id.clone()), ..RuleFilter::default() };
    let there = rules(scope, &all, Window::ALL)?;
    if there.total >= MOST {
        return Err(Error::QuotaReached { kind: Kind::ScalingRule });
    }
    if there.items.iter().any(|rule| rule.name == new.name) {
        return Err(Error::NameTaken { kind: Kind::ScalingRule, name: new.name });
    }
    let id = location.draw(scope, |formats| &formats.scaling_rule);
    let rule = Rule {
        position: next_position(scope)?,
        region: group.region.clone(),
        group: group.id.clone(),
        name: if new.name.is_empty() { id.clone() } else { new.name },
        adjustment: new.adjustment,
        value: new.value,
        magnitude: new.magnitude,
        cooldown: new.cooldown,
        created_at: scope.now(),
        id,
    };
    table::insert(scope, [&rule])?;
    Ok(rule)
}

/// The rule with this id.
pub fn rule(scope: &mut Scope<'_>, id: &str) -> Result<Rule> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::ScalingRule, id))
}

/// Rules of the account, newest first.
pub fn rules(scope: &mut Scope<'_>, filter: &RuleFilter, window: Window) -> Result<Part<Rule>> {
    Ok(part(scope, &rows::rules(scope, filter), window)?)
}

/// Keeps what was changed about a rule.
pub fn modify_rule(scope: &mut Scope<'_>, changed: &Rule) -> Result<()> {
    let same = RuleFilter {
        group: Some(changed.group.clone()),
        names: Some(vec![changed.name.clone()]),
        ..RuleFilter::default()
    };
    if rules(scope, &same, Window::ALL)?.items.iter().any(|other| other.id != changed.id) {
        return Err(Error::NameTaken { kind: Kind::ScalingRule, name: changed.name.clone() });
    }
    Ok(table::update(scope, changed, &["name", "adjustment", "value", "magnitude", "cooldown"]).map(drop)?)
}

/// Deletes a rule.
pub fn delete_rule(scope: &mut Scope<'_>, rule: &Rule) -> Result<()> {
    Ok(table::delete::<Rule>(scope, &[&rule.id]).map(drop)?)
}
