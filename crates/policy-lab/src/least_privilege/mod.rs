//! The smallest documents that allow what a recording shows to be done.
//!
//! Each check that was answered with yes becomes a need: the action, the resource, and the conditions of the statement
//! that allowed it. Needs that others make superfluous are left out, and the rest is written as documents. What the caller
//! was refused is not allowed to it.

mod documents;
mod drawn;
mod fewest;
mod need;
mod notes;
mod refused;
mod resource;
mod subject;

use std::collections::{BTreeMap, BTreeSet};

use policy_engine::{Layer, Malformed};
use serde::Serialize;
use serde_json::Value;
use wire::Checked;
use wire::recording::Line;

use crate::recording::Recording;
use drawn::Drawn;
use need::Need;
use notes::Seen;

pub use documents::text;
pub use refused::refused;
pub use subject::Subject;

/// What documents are made for, and how they name resources.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether resources are named by their kind, such as `acs:ecs:*:ACCOUNT:instance/*`.
    pub generalise: bool,
    /// Only for the user or role of this name, or `user/NAME` and `role/NAME`.
    pub caller: Option<String>,
}

/// Documents for every user and role of a recording.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeastPrivilege {
    /// Each user and role that called, by its cloud and name.
    pub callers: Vec<OfCaller>,
    /// Lines of calls that say nothing of their checks, so that nothing is allowed for them.
    pub unknown: Vec<usize>,
}

/// Documents for one user or role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfCaller {
    /// The user or role.
    pub caller: Subject,
    /// How many calls it made.
    pub calls: usize,
    /// How many of them its policies allowed.
    pub allowed: usize,
    /// What it needs, in documents that are no longer than the cloud takes.
    pub documents: Vec<Value>,
    /// What a reader of the documents should know.
    pub notes: Vec<String>,
}

/// Documents that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// Nobody of the name called.
    #[error("no user and no role `{0}` called while it was recorded")]
    Nobody(String),
    /// A name in the recording cannot stand in a document.
    #[error("what line {line} asked cannot be written as a statement: {reason}")]
    Malformed {
        /// The line.
        line: usize,
        /// Why.
        reason: Malformed,
    },
}

/// Makes documents for every user and role of a recording.
pub fn least_privilege(recording: &Recording, options: &Options) -> Result<LeastPrivilege, Unwritable> {
    let subjects: Vec<Option<Subject>> =
        recording.calls.iter().map(|(_, line)| line.caller.as_ref().and_then(Subject::of)).collect();
    let mut drawn = Drawn::default();
    let mut calls = BTreeMap::<&Subject, Vec<(usize, &Line)>>::new();
    let mut unknown = Vec::new();
    for ((number, line), subject) in recording.calls.iter().zip(&subjects) {
        drawn.see(*number, line, subject.as_ref());
        if line.caller.is_none() || line.checks.is_none() {
            unknown.push(*number);
        } else if let Some(subject) = subject {
            calls.entry(subject).or_default().push((*number, line));
        }
    }
    let wanted = |subject: &Subject| options.caller.as_ref().is_none_or(|name| subject.is_named(name));
    let chosen = calls.iter().filter(|(subject, _)| wanted(subject));
    let callers = chosen.map(|(subject, calls)| of_caller(subject, calls, &drawn, options.generalise));
    let callers: Vec<_> = callers.collect::<Result<_, _>>()?;
    match &options.caller {
        Some(name) if callers.is_empty() => Err(Unwritable::Nobody(name.clone())),
        _ => Ok(LeastPrivilege { callers, unknown }),
    }
}

/// Whether policies allowed a call: every check of it was answered with yes. What the operation made of it is another
/// question.
pub fn is_allowed(line: &Line) -> bool {
    line.checks.as_ref().is_some_and(|checks| checks.iter().all(|checked| checked.outcome.is_allow()))
}

fn of_caller(
    of: &Subject,
    calls: &[(usize, &Line)],
    drawn: &Drawn<'_>,
    generalise: bool,
) -> Result<OfCaller, Unwritable> {
    let mut seen = Seen::default();
    let mut needs = BTreeSet::new();
    let mut checks: Vec<(usize, &Checked)> = Vec::new();
    let mut allowed = 0;
    for (number, line) in calls {
        seen.call(line);
        if !is_allowed(line) {
            continue;
        }
        allowed += 1;
        for checked in line.checks.iter().flatten() {
            if !seen.is_own(checked) {
                continue;
            }
            let named = resource::name(&checked.action, &checked.resource, of, drawn, generalise);
            seen.named(checked, &named);
            needs.insert(Need::new(checked, named.pattern));
            if !checks.iter().any(|(_, known)| is_same_question(known, checked)) {
                checks.push((*number, checked));
            }
        }
    }
    let asked: Vec<&Checked> = checks.iter().map(|(_, checked)| *checked).collect();
    let needs = fewest::fewest(needs.into_iter().collect(), &asked, of);
    let needs =
        needs.map_err(|reason| Unwritable::Malformed { line: checks.first().map_or(0, |(line, _)| *line), reason })?;
    let refused: Vec<_> = calls.iter().filter(|(_, line)| !is_allowed(line)).copied().collect();
    seen.would_be_allowed(&needs, &refused, of);
    let documents = documents::write(&needs, of);
    Ok(OfCaller { caller: of.clone(), calls: calls.len(), allowed, notes: seen.notes(documents.len()), documents })
}

/// Whether two checks ask the same of identity policies.
fn is_same_question(one: &Checked, other: &Checked) -> bool {
    one.action == other.action
        && one.resource == other.resource
        && one.also == other.also
        // Without conditions in a statement the values do not matter.
        && one.only_if == other.only_if
        && (one.only_if.is_none() && !is_about_a_service(one) || one.conditions == other.conditions)
}

/// Whether a document limits the check to the service that a role was passed to.
fn is_about_a_service(checked: &Checked) -> bool {
    checked.conditions.contains_key("acs:Service")
}

/// Whether identity policies allowed a check, and not a setting of the account or nothing at all.
fn is_by_identity(checked: &Checked) -> bool {
    match checked.layer {
        Layer::AccountIdentity | Layer::ResourceGroupIdentity => true,
        // Both the identity and the trust policy of the role have to allow it.
        Layer::Resource => checked.trust.is_some(),
        Layer::Root | Layer::Unguarded | Layer::Control | Layer::Session => false,
    }
}

#[cfg(test)]
mod tests;
