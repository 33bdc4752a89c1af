//! The rule: list commands.

use store::Scope;
use store::tag::Wanted;

use super::{Command, Language, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which commands are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The name, in which `*` stands for anything.
    pub name: Option<String>,
    /// The description, in which `*` stands for anything.
    pub description: Option<String>,
    /// What runs it.
    pub language: Option<Language>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Commands of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Command>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
