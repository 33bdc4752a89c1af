//! SQL for tags with the names of the things that carry them, nothing else.

use store::tag::{self, Wanted};
use store::{Composed, Result, Scope, row};

use super::{Subject, Tagged};

row! {
    struct Row {
        resource: String,
        name: String,
        tag_key: String,
        tag_value: String,
    }
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
    let named = match subject {
        Subject::User => "users h ON h.tenant = t.tenant AND h.user_id = t.resource",
        Subject::Group => "groups h ON h.tenant = t.tenant AND h.group_id = t.resource",
        Subject::Role => "roles h ON h.tenant = t.tenant AND h.role_id = t.resource",
        Subject::Policy => "policies h ON h.tenant = t.tenant AND h.name_key = t.resource",
    };
    let mut query = Composed::new("SELECT t.resource, h.name, t.tag_key, t.tag_value FROM tags t JOIN ");
    query.push(named).push(" WHERE t.tenant = ").bind(tenant);
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
