//! The rule: read the account's alias.

use std::sync::Arc;

use kernel::{Cloud, Tenant, TenantId};
use store::{Scope, Store};

use super::rows;
use crate::error::Result;

/// The account's alias; `None` when it has none.
pub fn get(scope: &mut Scope<'_>) -> Result<Option<String>> {
    Ok(rows::find(scope)?)
}

/// The account of a cloud that has this alias or this number, if there is one.
pub fn account_of(store: &Store, cloud: &'static Cloud, label: &str) -> Result<Option<Arc<Tenant>>> {
    if let Some(tenant) = store.tenant(cloud.name, label) {
        return Ok(Some(tenant));
    }
    // Any tenant's scope reads the one table of aliases.
    let Some(any) = store.tenant_by_id(cloud.system) else { return Ok(None) };
    let owner = rows::owner(&mut store.read(&any), label)?;
    Ok(owner.and_then(|owner| store.tenant_by_id(TenantId(owner))))
}
