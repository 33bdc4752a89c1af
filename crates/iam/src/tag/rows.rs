//! SQL for tags with the names of the things that carry them, nothing else.

use std::collections::HashMap;

use kernel::Tags;
use store::tag::{self, Wanted};
use store::{Composed, Result, Scope, row, table};

use super::{Subject, Tagged};
use crate::name::Name;

row! {
    struct Row {
        resource: String,
        name: String,
        tag_key: String,
        tag_value: String,
    }
}

row! {
    struct Named {
        name: String,
        tag_key: Option<String>,
        tag_value: Option<String>,
    }
}

/// The table of the things, and the column that their tags are kept under.
fn place(subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::User => ("users", "user_id"),
        Subject::Group => ("groups", "group_id"),
        Subject::Role => ("roles", "role_id"),
        Subject::Policy => ("policies", "name_key"),
    }
}

/// The things with these names by the keys of their names: each with its name as it is kept and what its tags are kept
/// under.
pub(super) fn ids(scope: &mut Scope<'_>, subject: Subject, names: &[Name]) -> Result<HashMap<String, (Name, String)>> {
    let (table, id) = place(subject);
    let keys: Vec<_> = names.iter().map(Name::key).collect();
    let found: Vec<(String, String)> = table::in_parts(&keys, |keys| {
        let mut query = Composed::new(format!("SELECT h.name, h.{id} FROM {table} h WHERE h.tenant = "));
        query.bind(scope.tenant_id().0).push(" AND ").push_in("h.name_key", keys);
        query.fetch_all(scope.conn()?)
    })?;
    let by_key = |(name, id): (String, String)| {
        let name = Name::new(name);
        (name.key().to_owned(), (name, id))
    };
    Ok(found.into_iter().map(by_key).collect())
}

/// The tags of the thing with this name, and the name as it is kept; `None` when there is no such thing.
pub(super) fn named(scope: &mut Scope<'_>, subject: Subject, key: &str) -> Result<Option<(Name, Tags)>> {
    let (table, id) = place(subject);
    let mut query = Composed::new("SELECT h.name, t.tag_key, t.tag_value FROM ");
    query.push(table).push(" h LEFT JOIN tags t ON t.tenant = h.tenant AND t.kind = ").bind(subject.kind());
    query.push(" AND t.resource = h.").push(id);
    query.push(" WHERE h.tenant = ").bind(scope.tenant_id().0).push(" AND h.name_key = ").bind(key);
    query.push(" ORDER BY t.tag_key");
    let rows: Vec<Named> = query.fetch_all(scope.conn()?)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let name = Name::new(first.name.as_str());
    let tags = rows.into_iter().filter_map(|row| row.tag_key.zip(row.tag_value)).collect();
    Ok(Some((name, tags)))
}

/// Tags in the order of what they are kept under and of their keys.
pub(super) fn page(
    scope: &mut Scope<'_>,
    subject: Subject,
    ids: &[String],
    tags: &[Wanted],
    (resource, key): (&str, &str),
    limit: i64,
) -> Result<Vec<Tagged>> {
    let tenant = scope.tenant_id().0;
    let (table, id) = place(subject);
    let mut query = Composed::new("SELECT t.resource, h.name, t.tag_key, t.tag_value FROM tags t JOIN ");
    query.push(table).push(" h ON h.tenant = t.tenant AND h.").push(id).push(" = t.resource WHERE t.tenant = ");
    query.bind(tenant);
    query.push(" AND t.kind = ").bind(subject.kind());
    query.push(" AND (t.resource, t.tag_key) > (").bind(resource).push(", ").bind(key).push(")");
    if !ids.is_empty() {
        query.push(" AND t.resource IN (");
        query.bind_all(ids).push(")");
    }
    tag::push_wanted(&mut query, tenant, subject.kind(), "t.resource", tags);
    query.push(" ORDER BY t.resource, t.tag_key LIMIT ").bind(limit);
    let rows: Vec<Row> = query.fetch_all(scope.conn()?)?;
    let tagged = |row: Row| Tagged { id: row.resource, name: row.name, key: row.tag_key, value: row.tag_value };
    Ok(rows.into_iter().map(tagged).collect())
}
