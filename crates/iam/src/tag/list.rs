//! The rule: list tags with the things that carry them.

use kernel::page::Paged;
use store::Scope;
use store::tag::{self, Wanted};

use super::{Subject, rows};
use crate::error::Result;
use crate::name::Name;

/// One tag, and the thing that carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged {
    /// What the tags of the thing are kept under.
    pub id: String,
    /// Name of the thing.
    pub name: String,
    /// Key of the tag.
    pub key: String,
    /// Value of the tag.
    pub value: String,
}

/// Tags of things of one kind, after `after`; of every such thing when `names` is empty.
///
/// A thing shows all its tags when it has every one of `tags`.
pub fn list(
    scope: &mut Scope<'_>,
    subject: Subject,
    names: &[Name],
    tags: &[Wanted],
    after: Option<&str>,
    limit: usize,
) -> Result<Paged<Tagged>> {
    let mut ids = if names.is_empty() { Vec::new() } else { subject.find_all(scope, names)? };
    if ids.is_empty()
        && let Some(few) = tag::few(scope, subject.kind(), tags)?
    {
        if few.is_empty() {
            return Ok(Paged { items: Vec::new(), next: None });
        }
        ids = few;
    }
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    // An identifier holds no slash; a key may.
    let after = after.and_then(|mark| mark.split_once('/')).unwrap_or_default();
    let rows = rows::page(scope, subject, &ids, tags, after, wanted)?;
    Ok(Paged::cut(rows, limit, |tagged| format!("{}/{}", tagged.id, tagged.key)))
}
