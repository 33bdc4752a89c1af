//! What a reader of documents made from a recording should know.

use std::collections::{BTreeMap, BTreeSet};

use wire::Checked;
use wire::recording::Line;

use super::need::{Compiled, Need};
use super::resource::{Named, Why};
use super::subject::Subject;
use super::{is_by_identity, is_same_question};

/// How many names a note shows.
const SHOWN: usize = 5;

/// What was seen while needs were gathered.
#[derive(Debug, Default)]
pub(super) struct Seen<'r> {
    /// Resources that the caller made itself, by the pattern that stands for them.
    made: BTreeMap<String, BTreeSet<&'r str>>,
    /// Resources that others made while it was recorded, with the line.
    drawn: BTreeMap<&'r str, usize>,
    generalised: BTreeSet<String>,
    not_generalised: BTreeSet<&'r str>,
    conditions: BTreeSet<&'r str>,
    assumed: bool,
    session_policy: bool,
    by_settings: usize,
    would_be_allowed: Vec<usize>,
}

impl<'r> Seen<'r> {
    pub(super) fn call(&mut self, line: &'r Line) {
        self.session_policy |= line.caller.as_ref().is_some_and(|who| who.session_policy.is_some());
    }

    /// Whether the caller's own policies allowed a check.
    pub(super) fn is_own(&mut self, checked: &'r Checked) -> bool {
        let is_own = is_by_identity(checked);
        self.by_settings += usize::from(!is_own && checked.self_service.is_some());
        is_own
    }

    pub(super) fn named(&mut self, checked: &'r Checked, named: &Named) {
        self.assumed |= checked.trust.is_some();
        if checked.only_if.is_some() {
            self.conditions.insert(&checked.action);
        }
        match named.why {
            Why::AsItWas => {}
            Why::Drawn { line } => {
                self.drawn.entry(&checked.resource).or_insert(line);
            }
            Why::MadeByItself => {
                self.made.entry(named.pattern.clone()).or_default().insert(&checked.resource);
            }
            Why::Generalised => {
                self.generalised.insert(named.pattern.clone());
            }
            Why::NotGeneralised => {
                self.not_generalised.insert(&checked.resource);
            }
        }
    }

    /// Notes calls that were refused and that the documents allow, because the caller did the same at another time.
    pub(super) fn would_be_allowed(&mut self, needs: &[Need], refused: &[(usize, &Line)], of: &Subject) {
        let mut known: Vec<(&Checked, bool)> = Vec::new();
        // They were compiled before.
        let needs = Compiled::of(needs, of).unwrap_or_default();
        let is_covered = |checked: &Checked| needs.iter().any(|need| need.covers(checked, of));
        for (number, line) in refused {
            let checks = line.checks.as_deref().unwrap_or_default();
            let Some(denied) = checks.iter().find(|checked| !checked.outcome.is_allow()) else { continue };
            let found = known.iter().find(|(one, _)| is_same_question(one, denied)).map(|(_, covered)| *covered);
            let covered = found.unwrap_or_else(|| is_covered(denied));
            if found.is_none() {
                known.push((denied, covered));
            }
            if covered {
                self.would_be_allowed.push(*number);
            }
        }
    }

    /// The notes, in a fixed order.
    pub(super) fn notes(self, documents: usize) -> Vec<String> {
        let mut notes = Vec::new();
        if documents == 0 {
            notes.push("None of its calls was allowed by policies of its own, so it needs none.".to_owned());
        }
        for (pattern, resources) in &self.made {
            let names = shown(resources.iter().map(|resource| last(resource)));
            notes.push(format!(
                "`{pattern}` stands for what it made itself ({names}): the cloud draws another identifier each time."
            ));
        }
        if !self.drawn.is_empty() {
            let names = shown(self.drawn.iter().map(|(resource, line)| format!("{} in line {line}", last(resource))));
            notes.push(format!(
                "Identifiers of resources that others made while it was recorded ({names}) are of this run. Use \
                 `--generalise`, or put others in their place, where the run is to be repeated."
            ));
        }
        if !self.generalised.is_empty() {
            let patterns = shown(self.generalised.iter().map(|pattern| format!("`{pattern}`")));
            notes.push(format!("Resources are named by their kind, as was asked for: {patterns}."));
        }
        if !self.not_generalised.is_empty() {
            let names = shown(self.not_generalised.iter().map(|resource| format!("`{resource}`")));
            notes.push(format!(
                "Roles are named as they were ({names}): to pass or assume any role is to have the permissions of all."
            ));
        }
        if !self.conditions.is_empty() {
            let actions = shown(self.conditions.iter().map(|action| format!("`{action}`")));
            notes.push(format!("Conditions are those of the statements that allowed it: {actions}."));
        }
        if self.assumed {
            notes.push("To assume a role, the trust policy of the role has to allow it too.".to_owned());
        }
        if self.session_policy {
            notes.push("Some of its sessions had a session policy, which limits them as before.".to_owned());
        }
        if self.by_settings > 0 {
            let count = self.by_settings;
            notes.push(format!("What the account lets its users do to themselves allowed {count} of its checks."));
        }
        if !self.would_be_allowed.is_empty() {
            let word = if self.would_be_allowed.len() == 1 { "line" } else { "lines" };
            let lines = shown(self.would_be_allowed.iter().map(ToString::to_string));
            notes.push(format!(
                "The documents would allow what was refused in {word} {lines}, because the same was allowed at another time."
            ));
        }
        notes
    }
}

/// The first few of a list, and how many more there are.
fn shown<T: ToString>(names: impl Iterator<Item = T>) -> String {
    let names: Vec<_> = names.map(|name| name.to_string()).collect();
    let more = names.len().saturating_sub(SHOWN);
    let listed = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if more == 0 { listed } else { format!("{listed} and {more} more") }
}

/// The last part of a resource's name.
fn last(resource: &str) -> &str {
    resource.rsplit(['/', ':']).next().unwrap_or(resource)
}
