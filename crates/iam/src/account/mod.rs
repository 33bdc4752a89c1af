//! Accounts themselves: their keys, and how much they hold.

mod holdings;

pub use holdings::{Holdings, holdings};

use kernel::{Tenant, TenantId};
use store::Scope;

use crate::error::Result;
use crate::key::{AccessKey, rows};

/// Identifier and secret of a key.
#[derive(Clone)]
pub struct RootKey {
    /// Identifier.
    pub id: String,
    /// Secret.
    pub secret: String,
}

impl std::fmt::Debug for RootKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RootKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Draws a key for an account without keeping it.
pub fn draw_root_key(store: &store::Store, tenant: &Tenant) -> RootKey {
    let shapes = &tenant.cloud.shapes;
    RootKey { id: store.mint().draw(&shapes.access_key), secret: store.mint().draw(&shapes.secret) }
}

/// Makes `key` the one active key of the account itself.
pub fn set_root_key(scope: &mut Scope<'_>, key: &RootKey) -> Result<()> {
    let kept = rows::of_user(scope, None)?;
    if kept.iter().any(|old| old.id == key.id && old.secret == key.secret && old.active) && kept.len() == 1 {
        return Ok(());
    }
    let tenant = scope.tenant_id();
    let mut change = scope.change_authority()?;
    for old in kept {
        rows::delete(&mut change, &old.id)?;
    }
    insert_root_key(scope, tenant, key)
}

/// Adds a key of an account itself.
pub fn insert_root_key(scope: &mut Scope<'_>, tenant: TenantId, key: &RootKey) -> Result<()> {
    let created_at = scope.now();
    let mut change = scope.change_authority()?;
    let key = AccessKey {
        id: key.id.clone(),
        secret: key.secret.clone(),
        active: true,
        tenant,
        user_id: None,
        created_at,
        updated_at: created_at,
    };
    rows::insert(&mut change, &key)?;
    Ok(())
}
