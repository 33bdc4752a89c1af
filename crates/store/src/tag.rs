//! Tags of every kind of resource, in one table.

use std::collections::HashMap;

use kernel::Tags;

use crate::conn::Composed;
use crate::{Result, Scope, ToValue, Value, row, sql, table};

/// How many resources are few.
const FEW: i64 = 256;

/// A tag that a resource must have to be in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its key.
    pub key: String,
    /// Its value; any will do when `None`.
    pub value: Option<String>,
}

row! {
    /// One tag and the resource that carries it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Tagged {
        /// Identifier of the resource.
        pub resource: String,
        /// Key of the tag.
        pub tag_key: String,
        /// Value of the tag.
        pub tag_value: String,
    }
}

/// The tags of one resource.
pub fn of(scope: &mut Scope<'_>, kind: &str, resource: &str) -> Result<Tags> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT tag_key, tag_value FROM tags WHERE tenant = $1 AND kind = $2 AND resource = $3",
        tenant,
        kind,
        resource,
    );
    let rows: Vec<(String, String)> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().collect())
}

/// The tags of several resources of a kind. A resource without tags is not in the map.
pub fn of_many(scope: &mut Scope<'_>, kind: &str, resources: &[&str]) -> Result<HashMap<String, Tags>> {
    let rows: Vec<Tagged> = table::in_parts(resources, |resources| {
        let mut query = Composed::new("SELECT resource, tag_key, tag_value FROM tags WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND kind = ").bind(kind).push(" AND ").push_in("resource", resources);
        query.fetch_all(scope.conn()?)
    })?;
    let mut tags = HashMap::<_, Tags>::new();
    for row in rows {
        tags.entry(row.resource).or_default().set(row.tag_key, row.tag_value);
    }
    Ok(tags)
}

/// The resources that have the first of these tags, when they are few enough to be looked at one by one.
///
/// A list whose filter leaves little would otherwise read every resource to fill one page.
pub fn few(scope: &mut Scope<'_>, kind: &str, tags: &[Wanted]) -> Result<Option<Vec<String>>> {
    let Some(first) = tags.first() else { return Ok(None) };
    let mut query = Composed::new("SELECT resource FROM tags WHERE tenant = ");
    query.bind(scope.tenant_id().0).push(" AND kind = ").bind(kind);
    query.push(" AND tag_key = ").bind(&first.key);
    if let Some(value) = &first.value {
        query.push(" AND tag_value = ").bind(value);
    }
    query.push(" LIMIT ").bind(FEW + 1);
    let found: Vec<String> = query.fetch_all(scope.conn()?)?;
    Ok(i64::try_from(found.len()).is_ok_and(|count| count <= FEW).then_some(found))
}

/// Continues a statement with conditions: the resource in `column` must have every one of these tags.
pub fn push_wanted(query: &mut Composed, tenant: i64, kind: &'static str, column: &'static str, tags: &[Wanted]) {
    for tag in tags {
        query.push(" AND EXISTS (SELECT 1 FROM tags w WHERE w.tenant = ").bind(tenant);
        query.push(" AND w.kind = ").bind(kind).push(" AND w.resource = ").push(column);
        query.push(" AND w.tag_key = ").bind(&tag.key);
        if let Some(value) = &tag.value {
            query.push(" AND w.tag_value = ").bind(value);
        }
        query.push(")");
    }
}

/// Continues a statement with conditions: the resource in `column` is one of those that have every one of these tags.
///
/// Where there are more resources than resources with the tags, this begins with the tags.
pub fn push_having(query: &mut Composed, tenant: i64, kind: &str, column: &str, tags: &[Wanted]) {
    for tag in tags {
        query.push(" AND ").push(column).push(" IN (SELECT w.resource FROM tags w WHERE w.tenant = ").bind(tenant);
        query.push(" AND w.kind = ").bind(kind).push(" AND w.tag_key = ").bind(&tag.key);
        if let Some(value) = &tag.value {
            query.push(" AND w.tag_value = ").bind(value);
        }
        query.push(")");
    }
}

/// The tags of every resource of a kind.
pub fn of_kind(scope: &mut Scope<'_>, kind: &str) -> Result<HashMap<String, Tags>> {
    let mut tags = HashMap::<_, Tags>::new();
    for row in all(scope, kind)? {
        tags.entry(row.resource).or_default().set(row.tag_key, row.tag_value);
    }
    Ok(tags)
}

/// Every tag of a kind of resource, by resource and key.
pub fn all(scope: &mut Scope<'_>, kind: &str) -> Result<Vec<Tagged>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT resource, tag_key, tag_value FROM tags WHERE tenant = $1 AND kind = $2 ORDER BY resource, tag_key",
        tenant,
        kind,
    );
    query.fetch_all::<Tagged>(scope.conn()?)
}

/// Sets tags on a resource; a key that is there gets the new value.
pub fn set(scope: &mut Scope<'_>, kind: &str, resource: &str, tags: &Tags) -> Result<()> {
    set_many(scope, kind, &[resource], tags)
}

/// Sets the same tags on several resources of a kind, in one statement.
pub fn set_many(scope: &mut Scope<'_>, kind: &str, resources: &[&str], tags: &Tags) -> Result<()> {
    if resources.is_empty() || tags.iter().next().is_none() {
        return Ok(());
    }
    let tenant = scope.tenant_id().0;
    let each = resources.iter().flat_map(|resource| {
        tags.iter().map(move |(key, value)| {
            let owner = [Value::Integer(tenant), kind.to_value(), resource.to_value()];
            owner.into_iter().chain([key.to_value(), value.to_value()]).collect()
        })
    });
    let text = "INSERT INTO tags (tenant, kind, resource, tag_key, tag_value) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant, kind, resource, tag_key) DO UPDATE SET tag_value = excluded.tag_value";
    scope.conn()?.execute_each(text, each)?;
    Ok(())
}

/// Removes the tags with these keys from several resources of a kind.
pub fn unset_many(scope: &mut Scope<'_>, kind: &str, resources: &[&str], keys: &[String]) -> Result<()> {
    delete(scope, kind, resources, |statement| {
        statement.push(" AND ").push_in("tag_key", keys);
    })
}

/// Removes every tag of a resource.
pub fn clear(scope: &mut Scope<'_>, kind: &str, resource: &str) -> Result<()> {
    clear_many(scope, kind, &[resource])
}

/// Removes every tag of several resources of a kind.
pub fn clear_many(scope: &mut Scope<'_>, kind: &str, resources: &[&str]) -> Result<()> {
    delete(scope, kind, resources, |_| ())
}

/// Removes tags of several resources of a kind, of which a condition chooses.
fn delete(scope: &mut Scope<'_>, kind: &str, resources: &[&str], condition: impl Fn(&mut Composed)) -> Result<()> {
    table::in_parts(resources, |resources| {
        let mut statement = Composed::new("DELETE FROM tags WHERE tenant = ");
        statement.bind(scope.tenant_id().0).push(" AND kind = ").bind(kind);
        statement.push(" AND ").push_in("resource", resources);
        condition(&mut statement);
        statement.execute(scope.conn()?).map(|_| Vec::<()>::new())
    })
    .map(drop)
}
