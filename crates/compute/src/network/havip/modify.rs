//! The rule: change a high-availability virtual address.

use store::Scope;

use super::{HaVip, get, rows};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes a high-availability virtual address and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<HaVip> {
    let mut vip = get(scope, id)?;
    vip.name = change.name.unwrap_or(vip.name);
    vip.description = change.description.unwrap_or(vip.description);
    rows::update(scope, &vip)?;
    Ok(vip)
}
