//! The rule: change a prefix list.

use store::{Scope, table};

use super::{Entry, PrefixList, get};
use crate::error::{Error, Result};

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// How many blocks it may have from now on.
    pub max_entries: Option<i64>,
    /// Blocks that are added. One that is there gets the new description.
    pub add: Vec<Entry>,
    /// Blocks that are taken out. One that is not there counts as taken out.
    pub remove: Vec<Entry>,
}

/// Changes a prefix list and returns it as it is then. A block is added or taken out, not both.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<PrefixList> {
    let mut list = get(scope, id)?;
    list.name = change.name.unwrap_or(list.name);
    list.description = change.description.unwrap_or(list.description);
    list.max_entries = change.max_entries.unwrap_or(list.max_entries);
    let goes = |block: &str| change.remove.iter().any(|entry| entry.block == block);
    if let Some(both) = change.add.iter().find(|entry| goes(&entry.block)) {
        return Err(Error::Twice { block: both.block.clone() });
    }
    // What is left of the list is checked with what is added, so a block that is added twice is found.
    let comes = |block: &str| change.add.iter().any(|entry| entry.block == block);
    list.entries.retain(|entry| !goes(&entry.block) && !comes(&entry.block));
    list.entries.extend(change.add);
    list.check()?;
    table::update(scope, &list, &["name", "description", "max_entries", "entries"])?;
    Ok(list)
}
