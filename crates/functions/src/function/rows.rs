//! Where functions are kept, and SQL for them.

use store::{Result, Scope, table};

use super::{Filter, Function, TAGGED};

table! {
    Function in functions f by function_key {
        key = function_key, region, name, id = function_id, description, runtime, handler, role, environment, configuration,
        code_size, code_checksum, resource_group, created_at, modified_at,
    }
}

/// One more than the functions that are wanted.
pub(super) fn list(scope: &mut Scope<'_>, filter: &Filter) -> Result<Vec<Function>> {
    let mut query = table::select::<Function>(scope);
    query.push(" AND f.region = ").bind(filter.region.as_str());
    if let Some(prefix) = &filter.prefix {
        let length = i64::try_from(prefix.chars().count()).unwrap_or(i64::MAX);
        query.push(" AND substr(f.name, 1, ").bind(length).push(") = ").bind(prefix.as_str());
    }
    if let Some(part) = &filter.description {
        query.push(" AND replace(f.description, ").bind(part.as_str()).push(", '') <> f.description");
    }
    for (column, value) in [("f.runtime", &filter.runtime), ("f.resource_group", &filter.resource_group)] {
        if let Some(value) = value {
            query.push(" AND ").push(column).push(" = ").bind(value.as_str());
        }
    }
    store::tag::push_having(&mut query, scope.tenant_id().0, TAGGED, "f.function_key", &filter.tags);
    if let Some(after) = &filter.after {
        query.push(" AND f.name > ").bind(after.as_str());
    }
    let limit = i64::try_from(filter.limit).unwrap_or(i64::MAX).saturating_add(1);
    query.push(" ORDER BY f.name LIMIT ").bind(limit);
    query.fetch_all(scope.conn()?)
}
