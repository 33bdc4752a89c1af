//! Where secrets and their versions are kept, and SQL for them.

use kernel::Timestamp;
use kernel::page::Counted;
use store::tag::{self, Tagged, Wanted};
use store::{Composed, Json, Result, Scope, sql, table};

use super::{Filter, Secret, TAGGED, Version};
use crate::listing::{Page, like, page};

table! {
    Secret in kms_secrets s by place {
        place, position, region, name, description, key_id, delete_at, created_at, updated_at,
    }
}

table! {
    Version in kms_secret_versions v by version_place {
        version_place, position, place, name, stages as Json, data, data_type, created_at,
    }
}

/// How many secrets the account has in a region.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM kms_secrets WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

pub(super) fn list(scope: &mut Scope<'_>, filter: &Filter, wanted: Page) -> Result<Counted<Secret>> {
    let tenant = scope.tenant_id().0;
    page(scope, wanted, |query| narrow(query, tenant, filter))
}

fn narrow(query: &mut Composed, tenant: i64, filter: &Filter) {
    query.push(" AND s.region = ").bind(&filter.region);
    let texts = [("s.name", &filter.names, ""), ("s.description", &filter.descriptions, "%")];
    for (column, texts, before) in texts {
        let Some(texts) = texts else { continue };
        query.push(" AND (1 = 0");
        for text in texts {
            let pattern = format!("{before}{}%", like(text)).to_ascii_lowercase();
            query.push(" OR lower(").push(column).push(") LIKE ").bind(pattern).push(" ESCAPE '!'");
        }
        query.push(")");
    }
    if filter.tags.keys.is_some() || filter.tags.values.is_some() {
        query.push(" AND s.place IN (SELECT w.resource FROM tags w WHERE w.tenant = ").bind(tenant);
        query.push(" AND w.kind = ").bind(TAGGED);
        if let Some(keys) = &filter.tags.keys {
            query.push(" AND ").push_in("w.tag_key", keys);
        }
        if let Some(values) = &filter.tags.values {
            query.push(" AND ").push_in("w.tag_value", values);
        }
        query.push(")");
    }
}

/// The versions of a secret, newest first.
pub(super) fn versions(scope: &mut Scope<'_>, place: &str, all: bool, wanted: Page) -> Result<Counted<Version>> {
    page(scope, wanted, |query| {
        query.push(" AND v.place = ").bind(place);
        if !all {
            query.push(" AND v.stages <> '[]'");
        }
    })
}

/// The versions of secrets.
pub(super) fn versions_of(scope: &mut Scope<'_>, places: &[&str]) -> Result<Vec<Version>> {
    table::in_parts(places, |places| {
        let mut query = table::select::<Version>(scope);
        query.push(" AND ").push_in("v.place", places);
        query.fetch_all(scope.conn()?)
    })
}

/// The secrets that are to be deleted by now.
pub(super) fn to_delete(scope: &mut Scope<'_>) -> Result<Vec<String>> {
    let (tenant, now) = (scope.tenant_id().0, scope.now());
    let query = sql!("SELECT place FROM kms_secrets WHERE tenant = $1 AND delete_at <= $2", tenant, now);
    query.fetch_all(scope.conn()?)
}

/// When the next secret is to be deleted.
pub(super) fn next_deletion(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT delete_at FROM kms_secrets WHERE tenant = $1 AND delete_at IS NOT NULL ORDER BY delete_at LIMIT 1",
        tenant,
    );
    query.fetch_optional(scope.conn()?)
}

/// The tags of secrets of a region.
pub(super) fn tags(
    scope: &mut Scope<'_>,
    region: &str,
    places: &[String],
    all: &[Wanted],
    (skip, limit): (i64, i64),
) -> Result<Vec<Tagged>> {
    let tenant = scope.tenant_id().0;
    let mut query = Composed::new(
        "SELECT t.resource, t.tag_key, t.tag_value FROM tags t
         JOIN kms_secrets s ON s.tenant = t.tenant AND s.place = t.resource WHERE t.tenant = ",
    );
    query.bind(tenant).push(" AND t.kind = ").bind(TAGGED).push(" AND s.region = ").bind(region);
    if !places.is_empty() {
        query.push(" AND ").push_in("t.resource", places);
    }
    tag::push_having(&mut query, tenant, TAGGED, "t.resource", all);
    query.push(" ORDER BY t.resource, t.tag_key LIMIT ").bind(limit).push(" OFFSET ").bind(skip);
    query.fetch_all(scope.conn()?)
}
