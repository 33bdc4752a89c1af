//! The rules: what new disks of a region get where nobody says otherwise.

use store::{Scope, table};

use crate::error::Result;

/// What new disks of a region get where nobody says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The region.
    pub region: String,
    /// Whether they are encrypted, whatever their order says.
    pub encrypted: bool,
    /// The key that they are encrypted with; empty for that of the service.
    pub key_id: String,
}

table! {
    Defaults in disk_defaults e by region { region, encrypted, key_id }
}

/// What new disks of a region get.
pub fn defaults(scope: &mut Scope<'_>, region: &str) -> Result<Defaults> {
    let kept = table::find(scope, region)?;
    Ok(kept.unwrap_or_else(|| Defaults { region: region.to_owned(), ..Defaults::default() }))
}

/// Has new disks of a region encrypted, or only those whose order says so.
pub fn encrypt_by_default(scope: &mut Scope<'_>, region: &str, encrypted: bool) -> Result<()> {
    let defaults = defaults(scope, region)?;
    Ok(table::put(scope, &Defaults { encrypted, ..defaults })?)
}

/// Chooses the key that disks of a region are encrypted with; an empty text is the key of the service.
pub fn set_default_key(scope: &mut Scope<'_>, region: &str, key_id: &str) -> Result<()> {
    let defaults = defaults(scope, region)?;
    Ok(table::put(scope, &Defaults { key_id: key_id.to_owned(), ..defaults })?)
}
