//! What one check takes to be allowed.

use policy_engine::{AttachedTo, SourceKind};
use policy_engine::{Document, Layers, Malformed, PolicySet, Purpose, Source};
use serde_json::{Map, Value, json};
use wire::Checked;

use super::subject::Subject;
use crate::ask::{ask, is_same_action};

/// One action on one resource, where it was allowed so only under conditions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Need {
    pub(super) action: String,
    pub(super) resource: String,
    /// The element `Condition` as text, which is empty without one: values are compared by their text.
    condition: String,
}

impl Need {
    pub(super) fn new(checked: &Checked, resource: String) -> Self {
        let mut condition = checked.only_if.clone().unwrap_or_default();
        // To pass a role to any service is more than was done.
        let service = checked.conditions.get("acs:Service");
        if let Some(service) = service.filter(|_| is_same_action(&checked.action, "ram:PassRole")) {
            let keys = condition.entry("StringEquals").or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(keys) = keys
                && !keys.keys().any(|key| key.eq_ignore_ascii_case("acs:Service"))
            {
                keys.insert("acs:Service".to_owned(), json!(service));
            }
        }
        let condition = if condition.is_empty() { String::new() } else { Value::Object(condition).to_string() };
        Self { action: checked.action.clone(), resource, condition }
    }

    pub(super) fn is_conditional(&self) -> bool {
        !self.condition.is_empty()
    }

    /// What belongs into one statement: all but the action.
    pub(super) fn condition(&self) -> &str {
        &self.condition
    }

    /// The need as a policy of its own.
    fn compile(&self, of: &Subject) -> Result<PolicySet, Malformed> {
        let statement = statement(&[&self.action], &[&self.resource], &self.condition);
        let text = document(of, &[statement]).to_string();
        let document = Document::parse(of.dialect, Purpose::Identity, &text)?;
        let source = Source::new("", SourceKind::Custom, AttachedTo::Session);
        Ok(PolicySet::new([(source, document.into())]))
    }
}

/// A need, ready to be asked.
#[derive(Debug)]
pub(super) struct Compiled<'n> {
    need: &'n Need,
    policy: PolicySet,
}

impl<'n> Compiled<'n> {
    pub(super) fn of(needs: &'n [Need], of: &Subject) -> Result<Vec<Self>, Malformed> {
        needs.iter().map(|need| Ok(Self { need, policy: need.compile(of)? })).collect()
    }

    /// Whether the need alone allows a check.
    pub(super) fn covers(&self, checked: &Checked, of: &Subject) -> bool {
        let is_about = |action: &str| is_same_action(&self.need.action, action);
        // Most are about another action, and the engine need not be asked.
        if !is_about(&checked.action) && !checked.also.as_ref().is_some_and(|also| is_about(&also.action)) {
            return false;
        }
        // What identity policies say; a trust policy is asked beside them.
        let principal = of.principal();
        ask(checked, &principal, principal.account, &Layers::identity(&self.policy)).outcome.is_allow()
    }
}

/// A statement that allows.
pub(super) fn statement(actions: &[&String], resources: &[&String], condition: &str) -> Value {
    let mut statement =
        json!({ "Effect": "Allow", "Action": one_or_more(actions), "Resource": one_or_more(resources) });
    if !condition.is_empty() {
        // It was made as JSON.
        statement["Condition"] = serde_json::from_str(condition).unwrap_or_default();
    }
    statement
}

/// A document of statements.
pub(super) fn document(of: &Subject, statements: &[Value]) -> Value {
    json!({ "Version": of.dialect.version(), "Statement": statements })
}

fn one_or_more(values: &[&String]) -> Value {
    match values {
        [one] => json!(one),
        more => json!(more),
    }
}
