//! Needs, written as documents.

use std::collections::{BTreeMap, BTreeSet};

use policy_engine::Purpose;
use serde_json::Value;

use super::need::{self, Need};
use super::subject::Subject;

/// Actions on resources under one condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    actions: Vec<String>,
    resources: Vec<String>,
    condition: String,
}

/// Writes needs as documents that the cloud takes, each as long as it may be at most. Actions on the same resources under
/// the same conditions share a statement, which allows nothing that was not needed.
pub(super) fn write(needs: &[Need], of: &Subject) -> Vec<Value> {
    let longest = of.dialect.longest(Purpose::Identity);
    let mut groups = groups(needs);
    let mut documents = Vec::new();
    let mut statements = Vec::new();
    // The next group is the last.
    groups.reverse();
    while let Some(group) = groups.pop() {
        statements.push(group.statement());
        if length(of, &statements) <= longest {
            continue;
        }
        statements.pop();
        if statements.is_empty() {
            match group.halves() {
                Some([one, other]) => groups.extend([other, one]),
                // One action on one resource fits.
                None => documents.push(need::document(of, &[group.statement()])),
            }
            continue;
        }
        documents.push(need::document(of, &std::mem::take(&mut statements)));
        groups.push(group);
    }
    if !statements.is_empty() {
        documents.push(need::document(of, &statements));
    }
    documents
}

/// A document as it is handed to the cloud.
pub fn text(document: &Value) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

fn length(of: &Subject, statements: &[Value]) -> usize {
    text(&need::document(of, statements)).chars().count()
}

fn groups(needs: &[Need]) -> Vec<Group> {
    // The resources of each action under each condition, then the actions that have the same ones.
    let mut resources = BTreeMap::<(&str, &str), BTreeSet<&str>>::new();
    for need in needs {
        resources.entry((need.condition(), &need.action)).or_default().insert(&need.resource);
    }
    let mut actions = BTreeMap::<(&str, BTreeSet<&str>), Vec<String>>::new();
    for ((condition, action), resources) in resources {
        actions.entry((condition, resources)).or_default().push(action.to_owned());
    }
    let groups = actions.into_iter().map(|((condition, resources), actions)| Group {
        actions,
        resources: resources.into_iter().map(str::to_owned).collect(),
        condition: condition.to_owned(),
    });
    let mut groups: Vec<_> = groups.collect();
    groups.sort();
    groups
}

impl Group {
    fn statement(&self) -> Value {
        let (actions, resources): (Vec<_>, Vec<_>) = (self.actions.iter().collect(), self.resources.iter().collect());
        need::statement(&actions, &resources, &self.condition)
    }

    /// Two statements that say the same; `None` for one action on one resource.
    fn halves(&self) -> Option<[Self; 2]> {
        let halves = |list: &[String]| {
            let (one, other) = list.split_at(list.len() / 2);
            [one.to_vec(), other.to_vec()]
        };
        if self.resources.len() > 1 {
            Some(halves(&self.resources).map(|resources| Self { resources, ..self.clone() }))
        } else if self.actions.len() > 1 {
            Some(halves(&self.actions).map(|actions| Self { actions, ..self.clone() }))
        } else {
            None
        }
    }
}
