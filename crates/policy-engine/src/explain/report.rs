//! The parts of an explanation.

use std::sync::Arc;

use serde::Serialize;

use crate::decide::{Decision, Layer, NoPermissionType, Outcome, PolicyType};
use crate::document::{Document, Effect};
use crate::request::PrincipalKind;
use crate::set::Source;

/// Says why a request was decided as it was.
///
/// It serialises for programs; its `Display` is for people.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The decision, the same that `decide` gives.
    #[serde(flatten, serialize_with = "decision_fields")]
    pub decision: Decision,
    /// One sentence that says who had the last word, and how.
    pub reason: String,
    /// In which way the request is refused, as `AccessDeniedDetail` says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_permission_type: Option<NoPermissionType>,
    /// Which policies refuse it, as `AccessDeniedDetail` says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_type: Option<PolicyType>,
    /// The statement that decided, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deciding: Option<Pointer>,
    /// What was asked.
    pub request: AskedFor,
    /// The layers in the order in which they were asked.
    pub walk: Vec<LayerReport>,
    /// For an implicit deny: the statements that came nearest to granting the
    /// request, nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nearest_misses: Vec<NearMiss>,
    /// Changes that would turn the decision, each tried out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
}

fn decision_fields<S: serde::Serializer>(decision: &Decision, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Fields {
        decision: Outcome,
        layer: Layer,
    }
    Fields { decision: decision.outcome, layer: decision.layer }.serialize(serializer)
}

/// Repeats what was asked.
#[derive(Debug, Clone, Serialize)]
pub struct AskedFor {
    /// What sort of caller asked.
    pub principal_kind: PrincipalKind,
    /// The account of the caller.
    pub principal_account: String,
    /// The name of the caller.
    pub principal_name: String,
    /// The session of the caller, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The action.
    pub action: Arc<str>,
    /// The resource.
    pub resource: Arc<str>,
    /// The account that owns the resource.
    pub resource_account: String,
    /// The condition keys and their values.
    pub context: Vec<ContextValues>,
}

/// Holds one condition key of a request with its values.
#[derive(Debug, Clone, Serialize)]
pub struct ContextValues {
    /// The key as the caller wrote it.
    pub key: String,
    /// The values; a hidden one reads `(hidden)`.
    pub values: Vec<String>,
}

/// Tells what one layer answered.
#[derive(Debug, Clone, Serialize)]
pub struct LayerReport {
    /// The layer.
    pub layer: Layer,
    /// The level of a control policy, counted from the account up; else 0.
    pub level: u32,
    /// What the layer answered.
    pub outcome: Outcome,
    /// The policies of the layer.
    pub policies: Vec<PolicyReport>,
}

/// Tells how the statements of one policy fared.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyReport {
    /// Which policy it is.
    pub source: Arc<Source>,
    /// Its document, whose text says what a statement asks for.
    #[serde(skip)]
    pub document: Arc<Document>,
    /// Its statements, in order.
    pub statements: Vec<StatementReport>,
}

/// Tells how one statement fared.
#[derive(Debug, Clone, Serialize)]
pub struct StatementReport {
    /// The position of the statement in its document, counted from 0.
    pub index: usize,
    /// The line on which it begins.
    pub line: u32,
    /// The column at which it begins, in characters, counted from 1.
    #[serde(skip)]
    pub column: u32,
    /// Its label, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<Arc<str>>,
    /// What it does.
    pub effect: Effect,
    /// Whether the request falls under it.
    pub matched: bool,
    /// If not: the first element that failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

/// Names an element of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Element {
    /// `Principal`.
    Principal,
    /// `Action`.
    Action,
    /// `NotAction`.
    NotAction,
    /// `Resource`.
    Resource,
    /// `Condition`.
    Condition,
}

/// Tells why a request does not fall under an element.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    /// The element.
    pub element: Element,
    /// The operator of a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Arc<str>>,
    /// The key of a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Arc<str>>,
    /// What the element asks for.
    pub asked: Arc<[Arc<str>]>,
    /// What the request has; nothing if the key is absent.
    pub saw: Arc<[Arc<str>]>,
    /// What stands between the two, in words.
    pub why: &'static str,
}

/// Points to a statement.
#[derive(Debug, Clone, Serialize)]
pub struct Pointer {
    /// The layer it was asked in.
    pub layer: Layer,
    /// The level of a control policy, counted from the account up; else 0.
    pub level: u32,
    /// The policy it belongs to.
    pub source: Arc<Source>,
    /// Its position in the document, counted from 0.
    pub index: usize,
    /// The line on which it begins.
    pub line: u32,
    /// What it does.
    pub effect: Effect,
}

/// Tells of a statement that nearly granted a request.
#[derive(Debug, Clone, Serialize)]
pub struct NearMiss {
    /// The statement.
    pub statement: Pointer,
    /// Every element that failed.
    pub failures: Vec<Failure>,
}

/// Offers a change that would turn the decision.
#[derive(Debug, Clone, Serialize)]
pub struct Suggestion {
    /// What to change; all of it is needed.
    pub changes: Vec<Change>,
    /// The decision after the change, as evaluated.
    pub outcome: Outcome,
    /// The change in words.
    pub text: String,
}

/// One change to a policy or to a request.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "change")]
pub enum Change {
    /// Add a statement to the policies of a layer.
    AddStatement {
        /// The layer.
        layer: Layer,
        /// The level of a control policy.
        level: u32,
        /// The statement.
        statement: serde_json::Value,
    },
    /// Add a value to an element of a statement.
    AddValue {
        /// The statement.
        statement: Pointer,
        /// The element.
        element: Element,
        /// The key of a condition.
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Arc<str>>,
        /// The value.
        value: String,
    },
    /// Remove a statement.
    RemoveStatement {
        /// The statement.
        statement: Pointer,
    },
    /// Send another value of a condition key.
    SendValue {
        /// The key.
        key: Arc<str>,
        /// The value; none to leave the key out.
        value: Option<String>,
    },
}

impl Explanation {
    /// Every statement under which the request falls, with its policy, in the
    /// layers that were asked.
    pub fn matched(&self) -> impl Iterator<Item = (&LayerReport, &Source, &StatementReport)> {
        self.walk.iter().flat_map(|layer| {
            layer.policies.iter().flat_map(move |policy| {
                policy
                    .statements
                    .iter()
                    .filter(|statement| statement.matched)
                    .map(move |statement| (layer, &*policy.source, statement))
            })
        })
    }

    /// The explanation as text, the same as its `Display`.
    pub fn to_text(&self) -> String {
        self.to_string()
    }
}
