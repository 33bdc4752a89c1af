//! Where key pairs are kept, and SQL for them.

use store::{Composed, Result, Scope, sql, table};

use super::{Filter, KeyPair, TAGGED};
use crate::listing::Conditions;

table! {
    KeyPair in key_pairs k by key_pair_key {
        key = key_pair_key, position, region, name, label, id = key_pair_id, public_key, fingerprint, resource_group,
        created_at,
    }
}

/// How many key pairs a region has.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM key_pairs WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

/// The first of these names whose key pair is in an instance of the region.
pub(super) fn in_use(scope: &mut Scope<'_>, region: &str, names: &[String]) -> Result<Option<String>> {
    if names.is_empty() {
        return Ok(None);
    }
    let mut query = Composed::new("SELECT MIN(i.key_pair) AS name FROM instances i WHERE i.tenant = ");
    query.bind(scope.tenant_id().0).push(" AND i.region = ").bind(region);
    query.push(" AND ").push_in("i.key_pair", names);
    let found: Option<Option<String>> = query.fetch_optional(scope.conn()?)?;
    Ok(found.flatten())
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    // A name is exact where nothing stands for anything.
    let (exact, like) = match &filter.name {
        Some(name) if name.contains('*') => (None, Some(name)),
        name => (name.as_ref(), None),
    };
    let mut conditions = Conditions::of::<KeyPair>(scope);
    conditions
        .equal("k.region", filter.region.as_ref())
        .equal("k.name", exact)
        .one_of("k.name", filter.names.as_deref())
        .one_of("k.label", filter.labels.as_deref())
        .like("k.name", like)
        .equal("k.fingerprint", filter.fingerprint.as_ref())
        .equal("k.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "k.key_pair_key", &filter.tags);
    conditions
}
