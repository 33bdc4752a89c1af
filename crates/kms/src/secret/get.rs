//! The rule: find a secret.

use store::{Scope, table};

use super::{Secret, place};
use crate::error::{Error, Result};

/// The secret of this name in a region.
pub fn find(scope: &mut Scope<'_>, region: &str, name: &str) -> store::Result<Option<Secret>> {
    table::find(scope, &place(region, name))
}

/// The secret of this name in a region, which must be there.
pub fn get(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<Secret> {
    find(scope, region, name)?.ok_or_else(|| Error::NoSecret { name: name.to_owned() })
}

/// The secrets that are kept under these names, in any order.
pub fn find_many(scope: &mut Scope<'_>, places: &[&str]) -> store::Result<Vec<Secret>> {
    table::find_many(scope, places)
}

impl Secret {
    /// Refuses a secret that is pending deletion.
    pub(crate) fn check_usable(&self) -> Result<()> {
        match self.delete_at {
            None => Ok(()),
            Some(_) => Err(Error::SecretPending { name: self.name.clone() }),
        }
    }
}
