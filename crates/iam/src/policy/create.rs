//! The rule: create a policy.

use kernel::Tags;
use policy_engine::{Document, Purpose};
use store::Scope;

use super::{Owner, Policy, TAGGED, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// A policy to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name of the policy.
    pub name: Name,
    /// The document of its first version.
    pub document: String,
    /// Free text.
    pub description: Option<String>,
    /// Tags.
    pub tags: Tags,
}

/// Creates a policy whose first version counts.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<Policy> {
    Document::parse(crate::dialect(scope.tenant())?, Purpose::Identity, &new.document)?;
    let tenant = scope.tenant_id();
    if rows::find(scope, new.name.key())?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Policy, name: new.name.to_string() });
    }
    let used = rows::count(scope)?;
    quota::room_for(scope, Limit::Policies, used)?;
    let now = scope.now();
    let policy = Policy {
        owner: Owner::Account,
        name: new.name,
        description: new.description,
        default_version: 1,
        last_version: 1,
        created_at: now,
        updated_at: now,
    };
    let mut change = scope.change_authority()?;
    let inserted = rows::insert(change.conn(), tenant, &policy);
    inserted.map_err(Error::unless_free(Kind::Policy, &policy.name))?;
    rows::insert_version(change.conn(), tenant, policy.name.key(), 1, &new.document, now)?;
    store::tag::set(scope, TAGGED, policy.name.key(), &new.tags)?;
    Ok(policy)
}
