//! Keeps what a walk sees.

use std::sync::Arc;

use super::report::{
    AskedFor, ContextValues, Element, Explanation, Failure, LayerReport, Pointer, PolicyReport, StatementReport,
};
use super::text;
use crate::condition::Unmet;
use crate::decide::{Decision, Layer, Outcome, StatementRef, Step};
use crate::document::{Mismatch, Statement, TrustedPrincipal};
use crate::layers::Layers;
use crate::request::{Asked, Request};
use crate::set::{Place, PolicySet};

/// How a hidden value is shown.
const HIDDEN: &str = "(hidden)";

/// Walks like a decision and keeps a report of each layer.
pub(super) struct Trace {
    seen: Seen,
    reports: Vec<LayerReport>,
}

/// What the request has for the elements of a statement, shared by all
/// failures.
pub(super) struct Seen {
    principal: Arc<[Arc<str>]>,
    action: Arc<[Arc<str>]>,
    resource: Arc<[Arc<str>]>,
}

impl Seen {
    pub(super) fn new(asked: &Asked<'_>) -> Seen {
        Seen {
            principal: Arc::new([asked.principal.arn.into()]),
            action: Arc::new([asked.action.text.into()]),
            resource: Arc::new([asked.resource.text.into()]),
        }
    }

    /// What a mismatch means for this statement and this request.
    pub(super) fn failure(&self, statement: &Statement, mismatch: Mismatch, asked: &Asked<'_>) -> Failure {
        let plain = |element, wanted, saw: &Arc<[Arc<str>]>, why| Failure {
            element,
            operator: None,
            key: None,
            asked: wanted,
            saw: Arc::clone(saw),
            why,
        };
        match mismatch {
            Mismatch::Principal => {
                let wanted = statement.principals.iter().map(TrustedPrincipal::shared_text).collect();
                plain(Element::Principal, wanted, &self.principal, "the caller is not named")
            }
            Mismatch::Action if statement.actions_negated => plain(
                Element::NotAction,
                Arc::clone(&statement.actions_written),
                &self.action,
                "the action is one of the exceptions",
            ),
            Mismatch::Action => plain(
                Element::Action,
                Arc::clone(&statement.actions_written),
                &self.action,
                "no pattern fits the action",
            ),
            Mismatch::Resource => plain(
                Element::Resource,
                Arc::clone(&statement.resources_written),
                &self.resource,
                if asked.resource.text == "*" {
                    "the call has no resource of its own, only `*` fits"
                } else {
                    "no pattern fits the resource"
                },
            ),
            Mismatch::Condition { clause, why } => {
                let Some(clause) = statement.clauses.get(clause) else {
                    return plain(Element::Condition, Arc::default(), &Arc::default(), "");
                };
                let saw = asked
                    .context
                    .entries_of(&clause.key)
                    .map(|entry| Arc::from(entry.shown().unwrap_or(HIDDEN)))
                    .collect();
                Failure {
                    element: Element::Condition,
                    operator: Some(Arc::clone(&clause.written)),
                    key: Some(Arc::clone(&clause.key)),
                    asked: Arc::clone(&clause.values),
                    saw,
                    why: match why {
                        Unmet::Absent => "the request does not carry the key",
                        Unmet::Unreadable => "the value cannot be read by the operator",
                        Unmet::Different => "the value is not one of those asked for",
                        Unmet::Barred => "the value is one of those ruled out",
                    },
                }
            }
        }
    }
}

impl Step for Trace {
    fn step(&mut self, layer: Layer, level: u32, set: &PolicySet, asked: &Asked<'_>) -> (Outcome, Option<Place>) {
        let (outcome, place) = set.step(asked);
        let policies = set
            .members()
            .iter()
            .map(|member| PolicyReport {
                source: Arc::clone(&member.source),
                document: Arc::clone(&member.document),
                statements: member
                    .document
                    .statements()
                    .iter()
                    .enumerate()
                    .map(|(index, statement)| {
                        let mismatch = statement.examine(asked).err();
                        StatementReport {
                            index,
                            line: statement.line,
                            column: statement.column,
                            sid: statement.sid.clone(),
                            effect: statement.effect,
                            matched: mismatch.is_none(),
                            failure: mismatch.map(|mismatch| self.seen.failure(statement, mismatch, asked)),
                        }
                    })
                    .collect(),
            })
            .collect();
        self.reports.push(LayerReport { layer, level, outcome, policies });
        (outcome, place)
    }
}

impl Trace {
    pub(super) fn new(asked: &Asked<'_>) -> Trace {
        Trace { seen: Seen::new(asked), reports: Vec::new() }
    }

    pub(super) fn finish(self, layers: &Layers<'_>, request: &Request<'_>, decision: Decision) -> Explanation {
        let deciding = decision.statement.and_then(|at| point(layers, at));
        let reason = text::reason(layers, request, decision, deciding.as_ref());
        let [action, resource] =
            [&self.seen.action, &self.seen.resource].map(|texts| texts.first().map(Arc::clone).unwrap_or_default());
        Explanation {
            decision,
            reason,
            no_permission_type: decision.no_permission_type(),
            policy_type: decision.policy_type(),
            deciding,
            request: AskedFor {
                principal_kind: request.principal.kind,
                principal_account: request.principal.account.to_owned(),
                principal_name: request.principal.name.to_owned(),
                session: request.principal.session.map(str::to_owned),
                action,
                resource,
                resource_account: request.resource_account.to_owned(),
                context: context(request),
            },
            walk: self.reports,
            nearest_misses: Vec::new(),
            suggestions: Vec::new(),
        }
    }
}

fn context(request: &Request<'_>) -> Vec<ContextValues> {
    let mut found: Vec<ContextValues> = Vec::new();
    for entry in request.context.entries() {
        let value = entry.shown().unwrap_or(HIDDEN).to_owned();
        match found.iter_mut().find(|other| other.key == entry.key()) {
            Some(other) => other.values.push(value),
            None => found.push(ContextValues { key: entry.key().to_owned(), values: vec![value] }),
        }
    }
    found
}

/// What a reference points to, in full.
pub(super) fn point(layers: &Layers<'_>, at: StatementRef) -> Option<Pointer> {
    let member = layers.set(at.layer, at.level)?.member(at.place)?;
    let index = usize::try_from(at.place.statement).ok()?;
    let statement = member.document.statements().get(index)?;
    Some(Pointer {
        layer: at.layer,
        level: at.level,
        source: Arc::clone(&member.source),
        index,
        line: statement.line,
        effect: statement.effect,
    })
}
