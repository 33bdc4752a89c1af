//! The rules: list invocations and their results.

use std::collections::HashMap;

use kernel::Timestamp;
use store::tag::Wanted;
use store::{Scope, table};

use super::{Invocation, Outcome, Overall, Phase, Repeat, Status, Task, rows};
use crate::command::Language;
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which invocations are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// What is done.
    pub task: Task,
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The command.
    pub command_id: Option<String>,
    /// The name of the command or of the file.
    pub name: Option<String>,
    /// What runs the script.
    pub language: Option<Language>,
    /// How often it is done.
    pub repeat: Option<Repeat>,
    /// Whether it will be done by itself.
    pub is_ahead: Option<bool>,
    /// What came of it.
    pub overall: Option<Overall>,
    /// What came of it, in coarser words.
    pub phase: Option<Phase>,
    /// An instance that it is for.
    pub instance_id: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Asked for at this moment or later.
    pub since: Option<Timestamp>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Which results of scripts are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct ResultFilter {
    /// The region.
    pub region: Option<String>,
    /// The invocation.
    pub invocation_id: Option<String>,
    /// The command.
    pub command_id: Option<String>,
    /// The instance.
    pub instance_id: Option<String>,
    /// How far it is.
    pub statuses: Option<Vec<Status>>,
    /// The runs that are over, and not the state now.
    pub history: bool,
    /// The resource group of the invocation.
    pub resource_group: Option<String>,
    /// Asked for at this moment or later.
    pub since: Option<Timestamp>,
    /// Tags of the invocation.
    pub tags: Vec<Wanted>,
}

/// Invocations of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Invocation>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// Results of scripts on instances, newest first.
pub fn results(scope: &mut Scope<'_>, filter: &ResultFilter, window: Window) -> Result<Part<Outcome>> {
    Ok(part(scope, &rows::result_conditions(scope, filter), window)?)
}

/// The state now of invocations on their instances, by invocation.
pub fn current(scope: &mut Scope<'_>, invocations: &[&str]) -> Result<HashMap<String, Vec<Outcome>>> {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for result in rows::current_of(scope, invocations)? {
        found.entry(result.invocation_id.clone()).or_default().push(result);
    }
    Ok(found)
}

/// The invocations with these ids, by id.
pub fn many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<HashMap<String, Invocation>> {
    let found = table::find_many::<Invocation>(scope, ids)?;
    Ok(found.into_iter().map(|invocation| (invocation.id.clone(), invocation)).collect())
}
