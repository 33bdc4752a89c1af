//! Explanations for people.

use std::fmt::{self, Write as _};
use std::sync::Arc;

use super::report::{Change, Element, Explanation, Failure, LayerReport, Pointer, StatementReport};
use crate::decide::{Decision, Layer, Outcome};
use crate::document::Effect;
use crate::layers::Layers;
use crate::request::{PrincipalKind, Request};

/// How many statements of a policy the text lists before it only counts.
const LISTED: usize = 20;

/// One sentence that says who had the last word, and how.
pub(super) fn reason(
    layers: &Layers<'_>,
    request: &Request<'_>,
    decision: Decision,
    deciding: Option<&Pointer>,
) -> String {
    if let Some(pointer) = deciding {
        let verb = match pointer.effect {
            Effect::Allow => "allows",
            Effect::Deny => "denies",
        };
        return format!("{pointer} {verb} it");
    }
    let foreign = request.principal.account != request.resource_account;
    match decision.layer {
        Layer::Root if decision.outcome.is_allow() => {
            "the account itself needs no policy for its own resources".to_owned()
        }
        Layer::Root => "the account itself cannot assume a role".to_owned(),
        Layer::Unguarded => "the action asks no policy".to_owned(),
        Layer::AccountIdentity if foreign && request.principal.kind != PrincipalKind::Root => {
            match layers.resource_based {
                Some(_) => "identity policies of another account do not count, \
                            and the policy of the resource does not allow it"
                    .to_owned(),
                None => "identity policies of another account do not count, \
                         and the resource has no policy of its own"
                    .to_owned(),
            }
        }
        Layer::Resource if layers.resource_based.is_none() => {
            "the resource has no policy that could allow it".to_owned()
        }
        layer => format!("no statement of {} allows it", of_layer(layer, decision.level)),
    }
}

fn of_layer(layer: Layer, level: u32) -> String {
    match layer {
        Layer::Root => "the account".to_owned(),
        Layer::Unguarded => "anything".to_owned(),
        Layer::Control => format!("the control policies at level {level}"),
        Layer::Session => "the session policy".to_owned(),
        Layer::AccountIdentity => "the identity policies".to_owned(),
        Layer::ResourceGroupIdentity => "the identity policies of the resource group".to_owned(),
        Layer::Resource => "the policy of the resource".to_owned(),
    }
}

/// What to do, as one sentence.
pub(super) fn changes(changes: &[Change], outcome: Outcome) -> String {
    let parts: Vec<String> = changes.iter().map(ToString::to_string).collect();
    let then = match outcome {
        Outcome::Allow => "it is allowed",
        Outcome::ExplicitDeny => "it is denied by a statement",
        Outcome::ImplicitDeny => "nothing allows it any more",
    };
    format!("{}; then {then}", parts.join(", and "))
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "statement {} of {}", self.index + 1, self.source)
    }
}

impl Element {
    fn as_str(self) -> &'static str {
        match self {
            Element::Principal => "Principal",
            Element::Action => "Action",
            Element::NotAction => "NotAction",
            Element::Resource => "Resource",
            Element::Condition => "Condition",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::AddStatement { layer, level, statement } => {
                write!(formatter, "add {statement} to {}", of_layer(*layer, *level))
            }
            Change::AddValue { statement, element, key, value } => {
                write!(formatter, "add `{value}` to the {}", element.as_str())?;
                if let Some(key) = key {
                    write!(formatter, " `{key}`")?;
                }
                write!(formatter, " of {statement}")
            }
            Change::RemoveStatement { statement } => write!(formatter, "remove {statement}"),
            Change::SendValue { key, value: Some(value) } => {
                write!(formatter, "send the request with `{key}` = `{value}`")
            }
            Change::SendValue { key, value: None } => {
                write!(formatter, "send the request without `{key}`")
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.element.as_str())?;
        if let (Some(operator), Some(key)) = (&self.operator, &self.key) {
            write!(formatter, " {operator} {key}")?;
        }
        write!(formatter, ": {}; the policy says {}", self.why, list(&self.asked))?;
        if self.saw.is_empty() {
            return Ok(());
        }
        write!(formatter, ", the request {}", list(&self.saw))
    }
}

fn list(values: &[Arc<str>]) -> String {
    let mut text = String::new();
    for (index, value) in values.iter().take(6).enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}`{value}`");
    }
    if values.len() > 6 {
        let _ = write!(text, " and {} more", values.len() - 6);
    }
    text
}

impl fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let request = &self.request;
        let who = match &request.session {
            Some(session) => format!("{} (session {session})", request.principal_name),
            None => request.principal_name.clone(),
        };
        writeln!(formatter, "{}: {}", self.decision.outcome, self.reason)?;
        writeln!(
            formatter,
            "  {who} of account {} asked for {} on {}",
            request.principal_account, request.action, request.resource
        )?;
        for values in &request.context {
            writeln!(formatter, "    {} = {}", values.key, values.values.join(", "))?;
        }
        for layer in &self.walk {
            write_layer(formatter, layer)?;
        }
        if !self.nearest_misses.is_empty() {
            writeln!(formatter, "Nearest misses")?;
        }
        for miss in &self.nearest_misses {
            writeln!(formatter, "  {} (line {})", miss.statement, miss.statement.line)?;
            for failure in &miss.failures {
                writeln!(formatter, "    {failure}")?;
            }
        }
        if !self.suggestions.is_empty() {
            writeln!(formatter, "What would turn it, tried out")?;
        }
        for suggestion in &self.suggestions {
            writeln!(formatter, "  {}", suggestion.text)?;
        }
        Ok(())
    }
}

fn write_layer(formatter: &mut fmt::Formatter<'_>, layer: &LayerReport) -> fmt::Result {
    writeln!(formatter, "Asked {}: {}", of_layer(layer.layer, layer.level), layer.outcome)?;
    for policy in &layer.policies {
        writeln!(formatter, "  {}", policy.source)?;
        // Statements that match are told of first, and always.
        let (matched, others): (Vec<_>, Vec<_>) = policy.statements.iter().partition(|statement| statement.matched);
        for statement in matched.iter().chain(others.iter().take(LISTED)) {
            write_statement(formatter, statement)?;
        }
        if others.len() > LISTED {
            writeln!(formatter, "    and {} more that do not match", others.len() - LISTED)?;
        }
    }
    Ok(())
}

fn write_statement(formatter: &mut fmt::Formatter<'_>, statement: &StatementReport) -> fmt::Result {
    let effect = statement.effect.as_str();
    write!(formatter, "    statement {} (line {}) {effect} ", statement.index + 1, statement.line)?;
    match &statement.failure {
        None => writeln!(formatter, "matches"),
        Some(failure) => writeln!(formatter, "does not match. {failure}"),
    }
}
