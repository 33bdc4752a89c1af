//! The rule: the key of a service of the cloud, made when it is first used.

use kernel::Tags;
use store::Scope;

use super::{Key, New, Spec, Usage, create, find};
use crate::alias;
use crate::error::{Error, Result};
use crate::vault::Vault;

/// The key that a service of the cloud encrypts with in a region, where the account names none of its own. It is found by
/// its alias, and made where there is none. `location` says how it is made: everything but the service is taken from there.
pub fn service_key(scope: &mut Scope<'_>, vault: Vault<'_>, alias_name: &str, new: New<'_>) -> Result<Key> {
    if let Some(alias) = alias::find(scope, new.region, alias_name)? {
        return find(scope, &alias.key_id)?.ok_or_else(|| Error::no_key(alias.key_id));
    }
    let region = new.region.to_owned();
    let new = New { spec: Spec::Aes256, usage: Usage::Encrypt, rotates_every: None, tags: Tags::default(), ..new };
    let key = create(scope, vault, new)?;
    alias::of_service(scope, &region, alias_name, &key)?;
    Ok(key)
}
