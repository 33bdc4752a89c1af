//! SQL for rules, nothing else.

use kernel::time;
use store::{Fault, Result, Scope, row, sql};

use super::{Direction, Rule, Terms};
use crate::listing::Window;

row! {
    struct Row {
        position: i64,
        rule_id: String,
        direction: String,
        terms: String,
        description: String,
        created_at: i64,
    }
}

impl TryFrom<Row> for Rule {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.rule_id,
            position: row.position,
            direction: Direction::parse(&row.direction),
            terms: serde_json::from_str(&row.terms).map_err(|error| Fault::Damaged(format!("terms: {error}")))?,
            description: row.description,
            created_at: time::from_millis(row.created_at),
        })
    }
}

pub(super) fn insert(scope: &mut Scope<'_>, group_id: &str, rule: &Rule) -> Result<()> {
    let (tenant, direction) = (scope.tenant_id().0, rule.direction.as_str());
    let (peer, terms) = (rule.terms.peer_group(rule.direction), rule.terms.text());
    let created = time::to_millis(rule.created_at);
    sql!(
        "INSERT INTO security_group_rules
         (tenant, group_id, position, rule_id, direction, peer_group, terms, description, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        tenant,
        group_id,
        rule.position,
        rule.id,
        direction,
        peer,
        terms,
        rule.description,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, group_id: &str, direction: Direction, terms: &Terms) -> Result<Option<Rule>> {
    let (tenant, direction, terms) = (scope.tenant_id().0, direction.as_str(), terms.text());
    let query = sql!(
        "SELECT position, rule_id, direction, terms, description, created_at FROM security_group_rules
         WHERE tenant = $1 AND group_id = $2 AND direction = $3 AND terms = $4",
        tenant,
        group_id,
        direction,
        terms,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(Rule::try_from).transpose()
}

pub(super) fn find_by_id(
    scope: &mut Scope<'_>,
    group_id: &str,
    direction: Direction,
    id: &str,
) -> Result<Option<Rule>> {
    let (tenant, direction) = (scope.tenant_id().0, direction.as_str());
    let query = sql!(
        "SELECT position, rule_id, direction, terms, description, created_at FROM security_group_rules
         WHERE tenant = $1 AND group_id = $2 AND direction = $3 AND rule_id = $4",
        tenant,
        group_id,
        direction,
        id,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(Rule::try_from).transpose()
}

/// Keeps what may change about a rule.
pub(super) fn update(scope: &mut Scope<'_>, group_id: &str, rule: &Rule) -> Result<()> {
    let (tenant, peer, terms) = (scope.tenant_id().0, rule.terms.peer_group(rule.direction), rule.terms.text());
    sql!(
        "UPDATE security_group_rules SET peer_group = $4, terms = $5, description = $6
         WHERE tenant = $1 AND group_id = $2 AND rule_id = $3",
        tenant,
        group_id,
        rule.id,
        peer,
        terms,
        rule.description,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn list(
    scope: &mut Scope<'_>,
    group_id: &str,
    direction: Option<Direction>,
    window: &Window,
) -> Result<Vec<Rule>> {
    let (tenant, direction) = (scope.tenant_id().0, direction.map(Direction::as_str));
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    let query = sql!(
        "SELECT position, rule_id, direction, terms, description, created_at FROM security_group_rules
         WHERE tenant = $1 AND group_id = $2 AND (direction = $3 OR $3 IS NULL) AND position < $4
         ORDER BY position DESC LIMIT $5 OFFSET $6",
        tenant,
        group_id,
        direction,
        bound,
        limit,
        skip,
    );
    query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(Rule::try_from).collect()
}

pub(super) fn count(scope: &mut Scope<'_>, group_id: &str, direction: Option<Direction>) -> Result<i64> {
    let (tenant, direction) = (scope.tenant_id().0, direction.map(Direction::as_str));
    let query = sql!(
        "SELECT COUNT(*) AS count FROM security_group_rules
           WHERE tenant = $1 AND group_id = $2 AND (direction = $3 OR $3 IS NULL)",
        tenant,
        group_id,
        direction,
    );
    query.fetch_one(scope.conn()?)
}

/// Deletes one rule; whether it was there.
pub(super) fn delete(scope: &mut Scope<'_>, group_id: &str, direction: Direction, id: &str) -> Result<bool> {
    let (tenant, direction) = (scope.tenant_id().0, direction.as_str());
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
