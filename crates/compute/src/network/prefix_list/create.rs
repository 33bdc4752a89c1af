//! The rule: create a prefix list.

use kernel::Tags;
use store::Scope;

use super::{Entry, Family, PrefixList, TAGGED};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;

/// A prefix list to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The product it belongs to.
    pub service: String,
    /// The kind of its addresses, which never changes.
    pub family: Family,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// How many blocks it may have.
    pub max_entries: i64,
    /// Its blocks.
    pub entries: Vec<Entry>,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a prefix list. No block stands in it twice.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<PrefixList> {
    let list = PrefixList {
        id: location.draw(scope, |formats| &formats.prefix_list),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        service: new.service,
        family: new.family,
        name: new.name,
        description: new.description,
        max_entries: new.max_entries,
        entries: new.entries,
        resource_group: new.resource_group,
        created_at: scope.now(),
    };
    list.check()?;
    store::table::insert(scope, [&list])?;
    store::tag::set(scope, TAGGED, &list.id, &new.tags)?;
    Ok(list)
}

impl PrefixList {
    /// Refuses too many blocks, and one that stands in the list twice.
    pub(super) fn check(&self) -> Result<()> {
        let most = usize::try_from(self.max_entries).unwrap_or_default();
        if self.entries.len() > most {
            return Err(Error::TooMany { kind: Kind::PrefixList, most });
        }
        let mut blocks: Vec<_> = self.entries.iter().map(|entry| entry.block.as_str()).collect();
        blocks.sort_unstable();
        match blocks.windows(2).find_map(|pair| (pair.first() == pair.last()).then(|| pair.first()).flatten()) {
            Some(block) => Err(Error::Twice { block: (*block).to_owned() }),
            None => Ok(()),
        }
    }
}
