//! Where keys and their versions are kept, and SQL for them.

use kernel::Timestamp;
use kernel::page::Counted;
use store::tag::{self, Tagged, Wanted};
use store::{Composed, Result, Scope, sql, table};

use super::{Filter, Key, State, TAGGED, Version};
use crate::alias;
use crate::listing::{Page, page};

table! {
    Key in kms_keys k by key_id {
        id = key_id, position, region, service, description, spec, usage, protection_level, enabled, delete_at,
        rotates_every, rotated_at, protected, protected_for, primary_version, created_at,
    }
}

table! {
    Version in kms_key_versions v by key_version_id {
        id = key_version_id, position, key_id, material, created_at,
    }
}

/// A key in a list, of which no more is shown than where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsListed {
    /// Identifier.
    pub id: String,
    /// The region it lies in.
    pub region: String,
}

table! {
    AsListed in kms_keys k by key_id {
        id = key_id, region,
    }
}

/// How many keys of its own the account has in a region.
pub(super) fn count_own(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM kms_keys WHERE tenant = $1 AND region = $2 AND service = ''",
        tenant,
        region,
    );
    query.fetch_one(scope.conn()?)
}

pub(super) fn list(scope: &mut Scope<'_>, filter: &Filter, wanted: Page) -> Result<Counted<AsListed>> {
    let tenant = scope.tenant_id().0;
    page(scope, wanted, |query| narrow(query, tenant, filter))
}

fn narrow(query: &mut Composed, tenant: i64, filter: &Filter) {
    query.push(" AND k.region = ").bind(&filter.region);
    if let Some(states) = &filter.states {
        query.push(" AND (1 = 0");
        for state in states {
            query.push(match state {
                State::Enabled => " OR (k.delete_at IS NULL AND k.enabled = ",
                State::Disabled => " OR (k.delete_at IS NULL AND k.enabled <> ",
                State::PendingDeletion => " OR (k.delete_at IS NOT NULL AND k.enabled IS NOT NULL AND 1 = ",
            });
            query.bind(true).push(")");
        }
        query.push(")");
    }
    if let Some(specs) = &filter.specs {
        query.push(" AND ").push_in("k.spec", specs);
    }
    if let Some(usages) = &filter.usages {
        query.push(" AND ").push_in("k.usage", usages);
    }
    if let Some(levels) = &filter.protection_levels {
        query.push(" AND ").push_in("k.protection_level", levels);
    }
    if let Some(kinds) = &filter.of_service {
        query.push(" AND (1 = 0");
        for of_service in kinds {
            query.push(if *of_service { " OR k.service <> ''" } else { " OR k.service = ''" });
        }
        query.push(")");
    }
    if let Some(names) = &filter.aliases {
        let places: Vec<String> = names.iter().map(|name| alias::place(&filter.region, name)).collect();
        query.push(" AND k.key_id IN (SELECT a.key_id FROM kms_aliases a WHERE a.tenant = ").bind(tenant);
        query.push(" AND ").push_in("a.place", &places).push(")");
    }
}

/// The tags of keys of a region.
pub(super) fn tags(
    scope: &mut Scope<'_>,
    region: &str,
    ids: &[String],
    all: &[Wanted],
    (skip, limit): (i64, i64),
) -> Result<Vec<Tagged>> {
    let tenant = scope.tenant_id().0;
    let mut query = Composed::new(
        "SELECT t.resource, t.tag_key, t.tag_value FROM tags t
         JOIN kms_keys k ON k.tenant = t.tenant AND k.key_id = t.resource WHERE t.tenant = ",
    );
    query.bind(tenant).push(" AND t.kind = ").bind(TAGGED).push(" AND k.region = ").bind(region);
    if !ids.is_empty() {
        query.push(" AND ").push_in("t.resource", ids);
    }
    tag::push_having(&mut query, tenant, TAGGED, "t.resource", all);
    query.push(" ORDER BY t.resource, t.tag_key LIMIT ").bind(limit).push(" OFFSET ").bind(skip);
    query.fetch_all(scope.conn()?)
}

/// The versions of a key, newest first.
pub(super) fn versions(scope: &mut Scope<'_>, key: &str, wanted: Page) -> Result<Counted<Version>> {
    page(scope, wanted, |query| {
        query.push(" AND v.key_id = ").bind(key);
    })
}

/// The keys that are to be deleted by now.
pub(super) fn to_delete(scope: &mut Scope<'_>) -> Result<Vec<String>> {
    let (tenant, now) = (scope.tenant_id().0, scope.now());
    let query = sql!("SELECT key_id FROM kms_keys WHERE tenant = $1 AND delete_at <= $2", tenant, now);
    query.fetch_all(scope.conn()?)
}

/// When the next key is to be deleted.
pub(super) fn next_deletion(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT delete_at FROM kms_keys WHERE tenant = $1 AND delete_at IS NOT NULL ORDER BY delete_at LIMIT 1",
        tenant,
    );
    query.fetch_optional(scope.conn()?)
}

/// Identifiers of the versions of keys.
pub(super) fn versions_of(scope: &mut Scope<'_>, keys: &[&str]) -> Result<Vec<String>> {
    table::in_parts(keys, |keys| {
        let mut query = Composed::new("SELECT key_version_id FROM kms_key_versions WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("key_id", keys);
        query.fetch_all(scope.conn()?)
    })
}

/// The enabled keys that are rotated by themselves.
pub(super) fn rotating(scope: &mut Scope<'_>) -> Result<Vec<Key>> {
    let mut query = table::select::<Key>(scope);
    query.push(" AND k.rotates_every IS NOT NULL AND k.delete_at IS NULL AND k.enabled = ").bind(true);
    query.fetch_all(scope.conn()?)
}

/// Those among them whose time has come.
pub(super) fn to_rotate(scope: &mut Scope<'_>) -> Result<Vec<Key>> {
    let now = scope.now();
    let due = |key: &Key| key.next_rotation().is_some_and(|at| at <= now);
    Ok(rotating(scope)?.into_iter().filter(due).collect())
}
