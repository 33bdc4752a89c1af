//! Aliases: further names of keys, each of which stands for one key in its region.

use kernel::Timestamp;
use kernel::page::Counted;
use store::table;
use store::{Composed, Scope, sql};

use crate::error::{Error, Result};
use crate::key::{Key, State};
use crate::listing::{Page, next_position, page};

/// How many aliases a key may have.
const MOST: i64 = 5;

/// An alias.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// Region and name, under which it is kept.
    pub place: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name, as the vendor writes it.
    pub name: String,
    /// The key that it stands for.
    pub key_id: String,
    /// When it was made.
    pub created_at: Timestamp,
}

table! {
    Alias in kms_aliases a by place { place, position, region, name, key_id, created_at }
}

/// Under what an alias is kept.
pub(crate) fn place(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}

/// The alias of this name in a region.
pub fn find(scope: &mut Scope<'_>, region: &str, name: &str) -> store::Result<Option<Alias>> {
    table::find(scope, &place(region, name))
}

/// The alias of this name in a region, which must be there.
pub fn get(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<Alias> {
    find(scope, region, name)?.ok_or_else(|| Error::NoAlias { name: name.to_owned() })
}

/// Gives a key an alias.
pub fn create(scope: &mut Scope<'_>, name: &str, key: &Key) -> Result<Alias> {
    key.check_own()?;
    key.check_changeable()?;
    if find(scope, &key.region, name)?.is_some() {
        return Err(Error::AliasTaken { name: name.to_owned() });
    }
    check_room(scope, key)?;
    insert(scope, &key.region, name, key)
}

/// Has an alias stand for another key of its region.
pub fn update(scope: &mut Scope<'_>, name: &str, key: &Key) -> Result<Alias> {
    key.check_own()?;
    if key.state() == State::PendingDeletion {
        return Err(Error::NotUsable { id: key.id.clone(), state: State::PendingDeletion });
    }
    let alias = get(scope, &key.region, name)?;
    if alias.key_id != key.id {
        check_room(scope, key)?;
    }
    let alias = Alias { key_id: key.id.clone(), ..alias };
    table::update(scope, &alias, &["key_id"])?;
    Ok(alias)
}

/// Deletes an alias; its key stays.
pub fn delete(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<()> {
    let alias = get(scope, region, name)?;
    table::delete::<Alias>(scope, &[&alias.place])?;
    Ok(())
}

/// Aliases of a region, newest first; of one key, where one is named.
pub fn list(scope: &mut Scope<'_>, region: &str, key: Option<&str>, wanted: Page) -> Result<Counted<Alias>> {
    let found = page(scope, wanted, |query: &mut Composed| {
        query.push(" AND a.region = ").bind(region);
        if let Some(key) = key {
            query.push(" AND a.key_id = ").bind(key);
        }
    });
    Ok(found?)
}

/// The alias of a service of the cloud, which no call makes or changes.
pub(crate) fn of_service(scope: &mut Scope<'_>, region: &str, name: &str, key: &Key) -> Result<Alias> {
    insert(scope, region, name, key)
}

/// Deletes the aliases of keys.
pub(crate) fn delete_of_keys(scope: &mut Scope<'_>, keys: &[&str]) -> Result<()> {
    table::in_parts(keys, |keys| {
        let mut statement = Composed::new("DELETE FROM kms_aliases WHERE tenant = ");
        statement.bind(scope.tenant_id().0).push(" AND ").push_in("key_id", keys);
        statement.execute(scope.conn()?).map(|_| Vec::<()>::new())
    })?;
    Ok(())
}

fn check_room(scope: &mut Scope<'_>, key: &Key) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM kms_aliases WHERE tenant = $1 AND key_id = $2", tenant, key.id);
    let count: i64 = query.fetch_one(scope.conn()?)?;
    if count < MOST { Ok(()) } else { Err(Error::TooMany { what: "aliases" }) }
}

fn insert(scope: &mut Scope<'_>, region: &str, name: &str, key: &Key) -> Result<Alias> {
    let alias = Alias {
        place: place(region, name),
        position: next_position(scope)?,
        region: region.to_owned(),
        name: name.to_owned(),
        key_id: key.id.clone(),
        created_at: scope.now(),
    };
    table::insert(scope, [&alias])?;
    Ok(alias)
}

#[cfg(test)]
mod tests;
