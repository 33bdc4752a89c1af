//! The smallest changes that would turn a decision, each tried out.

use std::sync::Arc;

use serde_json::{Value, json};

use super::build::point;
use super::edit::Edits;
use super::report::{Change, Element, Suggestion};
use super::text;
use crate::condition::Clause;
use crate::decide::{Decision, Layer, Outcome, StatementRef, decide};
use crate::dialect::Dialect;
use crate::document::{Effect, Mismatch, Purpose, Statement, TrustedPrincipal};
use crate::layers::Layers;
use crate::request::{Asked, PrincipalKind, Request};

/// More changes than this are no small change.
const MOST_CHANGES: usize = 12;

pub(super) fn suggestions(
    layers: &Layers<'_>,
    request: &Request<'_>,
    decision: Decision,
    nearest: &[StatementRef],
) -> Vec<Suggestion> {
    let bench = Bench { layers, request, decision, nearest };
    let mut found = Vec::new();
    if decision.outcome.is_allow() {
        found.extend(bench.forbid());
        found.extend(bench.withdraw());
    } else {
        found.extend(bench.send_otherwise());
        found.extend(bench.widen());
        found.extend(bench.grant());
    }
    found
}

/// Where changes are tried.
struct Bench<'a> {
    layers: &'a Layers<'a>,
    request: &'a Request<'a>,
    decision: Decision,
    /// For an implicit deny, the statements that came nearest.
    nearest: &'a [StatementRef],
}

impl Bench<'_> {
    /// Accepts a change only if evaluating it turns the decision.
    fn verified(&self, changes: Vec<Change>, after: Decision) -> Option<Suggestion> {
        let turns = after.outcome.is_allow() != self.decision.outcome.is_allow();
        (turns && !changes.is_empty()).then(|| Suggestion {
            text: text::changes(&changes, after.outcome),
            changes,
            outcome: after.outcome,
        })
    }

    /// Takes out what denies and puts in what is missing until it is allowed.
    fn grant(&self) -> Option<Suggestion> {
        let mut edits = Edits::default();
        let mut changes = Vec::new();
        let mut now = self.decision;
        while !now.outcome.is_allow() && changes.len() < MOST_CHANGES {
            if let Some(at) = now.statement {
                edits.remove(at);
                changes.push(Change::RemoveStatement { statement: point(self.layers, at)? });
            } else {
                self.layers.set(now.layer, now.level)?;
                let (statement, shown) = self.exact(Effect::Allow, now.layer)?;
                edits.add(now.layer, now.level, statement);
                let (layer, level) = (now.layer, now.level);
                changes.push(Change::AddStatement { layer, level, statement: shown });
            }
            let next = edits.decide(self.layers, self.request);
            if next == now {
                return None;
            }
            now = next;
        }
        self.verified(changes, now)
    }

    /// Adds one value to a statement that failed by one element alone.
    fn widen(&self) -> Option<Suggestion> {
        let asked = Asked::new(self.request);
        self.nearest.iter().find_map(|&at| {
            let statement = self.layers.statement(&at)?;
            let failures = statement.examine_all(&asked);
            let [mismatch] = failures.as_slice() else { return None };
            let (wider, element, key, value) = self.wider(statement, *mismatch)?;
            let mut edits = Edits::default();
            edits.remove(at);
            edits.add(at.layer, at.level, wider);
            let statement = point(self.layers, at)?;
            let change = Change::AddValue { statement, element, key, value };
            self.verified(vec![change], edits.decide(self.layers, self.request))
        })
    }

    fn wider(
        &self,
        statement: &Statement,
        mismatch: Mismatch,
    ) -> Option<(Statement, Element, Option<Arc<str>>, String)> {
        let (exact, _) = self.exact(Effect::Allow, self.decision.layer)?;
        let mut wider = statement.clone();
        match mismatch {
            Mismatch::Action if !statement.actions_negated => {
                wider.actions = exact.actions;
                Some((wider, Element::Action, None, self.request.action.to_owned()))
            }
            Mismatch::Resource => {
                wider.resources = exact.resources;
                Some((wider, Element::Resource, None, self.request.resource.to_owned()))
            }
            Mismatch::Principal => {
                wider.principals = exact.principals;
                let name = wider.principals.first()?.as_str().to_owned();
                Some((wider, Element::Principal, None, name))
            }
            Mismatch::Condition { clause, .. } => {
                let failed = statement.clauses.get(clause)?;
                if failed.operator.negated {
                    return None;
                }
                let entry = self.request.context.entries_of(&failed.key).next()?;
                let value = entry.shown()?.to_owned();
                let (operator, key) = (failed.operator, Arc::clone(&failed.key));
                let clause_now = Clause::new(operator, &failed.written, &key, &[&value]).ok()?;
                *wider.clauses.get_mut(clause)? = clause_now;
                Some((wider, Element::Condition, Some(key), value))
            }
            Mismatch::Action => None,
        }
    }

    /// Sends other values of condition keys: such that a near miss grants the
    /// request, or such that the statement that denies does not.
    fn send_otherwise(&self) -> Option<Suggestion> {
        let asked = Asked::new(self.request);
        if let Some(at) = self.decision.statement {
            let statement = self.layers.statement(&at)?;
            return statement
                .clauses
                .iter()
                .find_map(|clause| self.sending(clause, clause.missing()).or_else(|| self.sending(clause, None)));
        }
        self.nearest.iter().find_map(|&at| {
            let statement = self.layers.statement(&at)?;
            let failures = statement.examine_all(&asked);
            let [Mismatch::Condition { clause, .. }] = failures.as_slice() else { return None };
            let clause = statement.clauses.get(*clause)?;
            self.sending(clause, clause.meeting())
        })
    }

    fn sending(&self, clause: &Clause, value: Option<String>) -> Option<Suggestion> {
        let context = match &value {
            Some(value) => self.request.context.replacing(&clause.key, value),
            None => self.request.context.lacking(&clause.key),
        };
        let request = Request { context: &context, ..*self.request };
        let change = Change::SendValue { key: Arc::clone(&clause.key), value };
        self.verified(vec![change], decide(self.layers, &request))
    }

    /// Puts a Deny beside what allows.
    fn forbid(&self) -> Option<Suggestion> {
        let at = self.decision.statement?;
        let (statement, shown) = self.exact(Effect::Deny, at.layer)?;
        let mut edits = Edits::default();
        edits.add(at.layer, at.level, statement);
        let change = Change::AddStatement { layer: at.layer, level: at.level, statement: shown };
        self.verified(vec![change], edits.decide(self.layers, self.request))
    }

    /// Takes out everything that allows.
    fn withdraw(&self) -> Option<Suggestion> {
        let mut edits = Edits::default();
        let mut changes = Vec::new();
        let mut now = self.decision;
        while let (Outcome::Allow, Some(at)) = (now.outcome, now.statement) {
            if changes.len() == MOST_CHANGES {
                return None;
            }
            edits.remove(at);
            changes.push(Change::RemoveStatement { statement: point(self.layers, at)? });
            now = edits.decide(self.layers, self.request);
        }
        self.verified(changes, now)
    }

    /// A statement that names exactly this request, compiled and as JSON.
    fn exact(&self, effect: Effect, layer: Layer) -> Option<(Statement, Value)> {
        let dialect = self.dialect(layer);
        let request = self.request;
        let mut shown = json!({ "Effect": effect.as_str(), "Action": request.action });
        let members = shown.as_object_mut()?;
        let mut principal = None;
        if layer == Layer::Resource {
            let (kind, named) = self.principal(dialect)?;
            members.insert("Principal".to_owned(), json!({ kind: [named.as_str()] }));
            principal = Some(named);
        }
        let resource = if layer == Layer::Resource && self.resource_purpose() == Purpose::Trust {
            None
        } else {
            members.insert("Resource".to_owned(), json!(request.resource));
            Some(request.resource)
        };
        let statement = Statement::exact(dialect, effect, request.action, resource, principal)?;
        Some((statement, shown))
    }

    fn dialect(&self, layer: Layer) -> Dialect {
        self.layers
            .set(layer, self.decision.level)
            .and_then(|set| set.documents().next().map(|(_, document)| document.dialect()))
            .or_else(|| Dialect::of_name(self.request.resource))
            .or_else(|| Dialect::of_name(self.request.principal.arn))
            .unwrap_or(Dialect::Ram)
    }

    fn resource_purpose(&self) -> Purpose {
        self.layers
            .resource_based
            .and_then(|set| set.documents().next().map(|(_, document)| document.purpose()))
            .unwrap_or(Purpose::Trust)
    }

    fn principal(&self, dialect: Dialect) -> Option<(&'static str, TrustedPrincipal)> {
        let caller = self.request.principal;
        let rules = dialect.rules();
        let named = |word: &str| {
            let text = format!("{}{}:{word}/{}", rules.principal_scheme, caller.account, caller.name);
            Some((rules.principal_kind, TrustedPrincipal::identity(dialect, &text)?))
        };
        match caller.kind {
            PrincipalKind::Root => None,
            PrincipalKind::User => named("user"),
            PrincipalKind::Role => named("role"),
            PrincipalKind::Service => Some(("Service", TrustedPrincipal::service(caller.name)?)),
            PrincipalKind::Federated => Some(("Federated", TrustedPrincipal::federated(dialect, caller.arn)?)),
        }
    }
}
