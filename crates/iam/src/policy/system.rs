//! The policies that a cloud itself maintains.

use kernel::{Cloud, Timestamp};
use store::{Scope, Store};

use super::{Owner, Policy, rows};
use crate::error::Result;
use crate::name::Name;

/// A policy of the cloud, as its dialect states it.
#[derive(Debug, Clone)]
pub struct SystemPolicy {
    /// Name of the policy.
    pub name: &'static str,
    /// What it grants, in a sentence.
    pub description: &'static str,
    /// Number of the current version.
    pub version: i64,
    /// When the vendor made it.
    pub created_at: Timestamp,
    /// When the vendor changed it last.
    pub updated_at: Timestamp,
    /// The document of the current version.
    pub document: String,
}

/// Brings the stored policies of a cloud up to date with the dialect's list.
///
/// Does nothing when the list is the one that was written last.
pub async fn keep_system_policies(store: &Store, cloud: &'static Cloud, list: &[SystemPolicy]) -> Result<()> {
    let fact = format!("system-policies-{}", cloud.name);
    let print = fingerprint(list);
    if store.fact(&fact)?.as_deref() == Some(print.as_str()) {
        return Ok(());
    }
    let Some(tenant) = store.tenant_by_id(cloud.system) else { return Ok(()) };
    let mut scope = store.write(&tenant).await?;
    write_system_policies(&mut scope, cloud, list)?;
    scope.commit()?;
    Ok(store.keep_fact(&fact, &print).await?)
}

/// Writes a cloud's policies in place of those that are there.
pub fn write_system_policies(scope: &mut Scope<'_>, cloud: &'static Cloud, list: &[SystemPolicy]) -> Result<()> {
    let conn = scope.conn()?;
    rows::delete_all(conn, cloud.system)?;
    for system in list {
        let name = Name::from(system.name);
        let policy = Policy {
            owner: Owner::System,
            name,
            description: Some(system.description.to_owned()),
            default_version: system.version,
            last_version: system.version,
            created_at: system.created_at,
            updated_at: system.updated_at,
        };
        rows::insert(conn, cloud.system, &policy)?;
        let key = policy.name.key();
        rows::insert_version(conn, cloud.system, key, system.version, &system.document, system.updated_at)?;
    }
    Ok(())
}

fn fingerprint(list: &[SystemPolicy]) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hash = DefaultHasher::new();
    for policy in list {
        (policy.name, policy.description, policy.version, &policy.document).hash(&mut hash);
        (policy.created_at, policy.updated_at).hash(&mut hash);
    }
    format!("{:016x}", hash.finish())
}
