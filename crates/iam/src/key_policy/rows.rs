//! Where the networks of access keys are kept.

use kernel::Timestamp;
use store::{AuthorityChange, Json, Result, Scope, columns, table};

use super::KeyPolicy;

/// What stands in the place of a key in the row of the whole account.
pub(super) const ACCOUNT: &str = "";

/// A policy with the key that it is about.
struct Stored {
    key_id: String,
    policy: KeyPolicy,
    updated_at: Timestamp,
}

columns! {
    KeyPolicy { document, active, rules as Json }
}

table! {
    Stored in key_policies k by access_key_id {
        key_id = access_key_id, policy, updated_at,
    }
}

pub(super) fn find(scope: &mut Scope<'_>, key_id: &str) -> Result<Option<KeyPolicy>> {
    Ok(table::find::<Stored>(scope, key_id)?.map(|stored| stored.policy))
}

pub(super) fn keep(change: &mut AuthorityChange<'_>, key_id: &str, policy: &KeyPolicy) -> Result<()> {
    let stored = Stored { key_id: key_id.to_owned(), policy: policy.clone(), updated_at: change.now() };
    table::put(change, &stored)
}
