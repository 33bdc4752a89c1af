//! Where rules are kept, and SQL for them.

use store::table::select;
use store::{Cell, Composed, FromCell, Result, Scope, ToValue, Value, one_column, sql, table};

use super::{Direction, Rule, Terms};
use crate::listing::Conditions;

table! {
    Rule in security_group_rules r by rule_id {
        id = rule_id, group_id, position, direction, terms, description, created_at,
    }
    also { peer_group = peer_group, prefix_list = prefix_list }
}

fn peer_group(rule: &Rule) -> Option<String> {
    rule.terms.peer_group(rule.direction).map(str::to_owned)
}

fn prefix_list(rule: &Rule) -> Option<String> {
    rule.terms.prefix_list(rule.direction).map(str::to_owned)
}

one_column!(Direction, Terms);

impl ToValue for Direction {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.as_str().into())
    }
}

impl FromCell for Direction {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text().map(Self::parse)
    }
}

/// Kept as JSON in a fixed order of fields, so equal rules have equal text.
impl ToValue for Terms {
    fn to_value(&self) -> Value<'_> {
        Value::Text(serde_json::to_string(self).unwrap_or_default().into())
    }
}

impl FromCell for Terms {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        serde_json::from_str(cell.text()?).ok()
    }
}

/// The rule of a group that says this.
pub(super) fn find(scope: &mut Scope<'_>, group_id: &str, direction: Direction, terms: &Terms) -> Result<Option<Rule>> {
    let mut query = select::<Rule>(scope);
    query.push(" AND r.group_id = ").bind(group_id).push(" AND r.direction = ").bind(direction);
    query.push(" AND r.terms = ").bind(terms);
    query.fetch_optional(scope.conn()?)
}

/// The rule of a group that has this id.
pub(super) fn find_by_id(
    scope: &mut Scope<'_>,
    group_id: &str,
    direction: Direction,
    id: &str,
) -> Result<Option<Rule>> {
    let mut query = select::<Rule>(scope);
    query.push(" AND r.group_id = ").bind(group_id).push(" AND r.direction = ").bind(direction);
    query.push(" AND r.rule_id = ").bind(id);
    query.fetch_optional(scope.conn()?)
}

/// Every rule of several groups, newest first.
pub(super) fn of_groups(scope: &mut Scope<'_>, groups: &[&str]) -> Result<Vec<Rule>> {
    table::in_parts(groups, |groups| {
        let mut query = select::<Rule>(scope);
        query.push(" AND ").push_in("r.group_id", groups).push(" ORDER BY r.position DESC");
        query.fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, group_id: &str, direction: Option<Direction>) -> Conditions {
    let mut conditions = Conditions::of::<Rule>(scope);
    conditions.equal("r.group_id", Some(group_id)).equal("r.direction", direction);
    conditions
}

/// Keeps what may change about a rule.
pub(super) fn update(scope: &mut Scope<'_>, rule: &Rule) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!(
        "UPDATE security_group_rules SET peer_group = $4, terms = $5, description = $6, prefix_list = $7
         WHERE tenant = $1 AND group_id = $2 AND rule_id = $3",
        tenant,
        rule.group_id,
        rule.id,
        peer_group(rule),
        rule.terms,
        rule.description,
        prefix_list(rule),
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Deletes one rule; whether it was there.
pub(super) fn delete(scope: &mut Scope<'_>, group_id: &str, direction: Direction, id: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let done = sql!(
        "DELETE FROM security_group_rules WHERE tenant = $1 AND group_id = $2 AND direction = $3 AND rule_id = $4",
        tenant,
        group_id,
        direction,
        id,
    )
    .execute(scope.conn()?)?;
    Ok(done > 0)
}

pub(in crate::network::security_group) fn delete_all(scope: &mut Scope<'_>, group_id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM security_group_rules WHERE tenant = $1 AND group_id = $2", tenant, group_id)
        .execute(scope.conn()?)?;
    Ok(())
}

/// The groups that rules name, each with each group whose rules do.
pub(super) fn references(scope: &mut Scope<'_>, groups: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(groups, |groups| {
        let mut query = Composed::new("SELECT DISTINCT peer_group, group_id FROM security_group_rules WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("peer_group", groups);
        query.push(" ORDER BY peer_group, group_id");
        query.fetch_all(scope.conn()?)
    })
}

/// How many rules of other groups name this one.
pub(in crate::network::security_group) fn count_naming(scope: &mut Scope<'_>, group_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM security_group_rules WHERE tenant = $1 AND peer_group = $2",
        tenant,
        group_id,
    );
    query.fetch_one(scope.conn()?)
}
