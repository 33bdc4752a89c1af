//! From a line to its answer.

use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;

use super::cache::Cache;
use super::expect::{self, TestResult};
use super::input::{Input, InputError, PrincipalInput, document_text};
use super::output::{LineDecision, Output};
use crate::context::Context;
use crate::decide::{Layer, decide};
use crate::dialect::Dialect;
use crate::document::{Document, Malformed, Purpose};
use crate::explain::{explain, reason};
use crate::layers::{Combine, Layers};
use crate::pattern::AskedResource;
use crate::request::{Principal, PrincipalKind, Request};
use crate::set::{AttachedTo, PolicySet, Source, SourceKind};

/// How many documents an evaluator keeps compiled unless told otherwise.
const KEPT: usize = 4096;

/// Evaluates lines and keeps the documents it has compiled.
#[derive(Debug)]
pub struct Evaluator {
    cache: Cache,
}

/// A document of a line that is refused, and the layer it belongs to.
struct Refused {
    layer: Layer,
    name: String,
    why: Malformed,
}

impl Default for Evaluator {
    fn default() -> Evaluator {
        Evaluator::new()
    }
}

impl Evaluator {
    /// Makes an evaluator that keeps 4,096 compiled documents.
    pub fn new() -> Evaluator {
        Evaluator::keeping(KEPT)
    }

    /// Makes an evaluator that keeps so many compiled documents.
    pub fn keeping(documents: usize) -> Evaluator {
        Evaluator { cache: Cache::new(documents) }
    }

    /// Evaluates one line and answers with one line, whatever the line holds.
    pub fn evaluate_line(&mut self, line: &str, explain: bool) -> String {
        match Input::parse(line) {
            Ok(input) => self.evaluate(&input, explain).to_line(),
            Err(error) => unreadable(line, &error).to_line(),
        }
    }

    /// Evaluates one line and compares the answer with what the line expects.
    pub fn test_line(&mut self, line: &str) -> TestResult {
        match Input::parse(line) {
            Ok(input) => expect::compare(input.expect.as_ref(), &self.evaluate(&input, true)),
            Err(error) => expect::compare(None, &unreadable(line, &error)),
        }
    }

    /// Evaluates one line that was read before.
    pub fn evaluate<'a>(&mut self, input: &Input<'a>, explaining: bool) -> Output<'a> {
        let context = match context(input) {
            Ok(context) => context,
            Err(error) => return invalid(input.id, LineDecision::InvalidInput, None, error.to_string()),
        };
        let sets = match self.sets(input) {
            Ok(sets) => sets,
            Err(Refused { layer, name, why }) => {
                let reason = format!("{name} is refused: {why}");
                return invalid(input.id, LineDecision::InvalidPolicy, Some(layer), reason);
            }
        };
        let asked = &input.request;
        let arn = arn(input.dialect, &asked.principal);
        let principal = Principal {
            kind: asked.principal.kind,
            account: &asked.principal.account,
            name: &asked.principal.name,
            arn: &arn,
            session: asked.principal.session.as_deref(),
        };
        let owner = asked
            .resource_account
            .as_deref()
            .or_else(|| AskedResource::new(&asked.resource).account())
            .unwrap_or(&asked.principal.account);
        let action = checked_action(&asked.action, principal.kind);
        let request = Request::new(&principal, action, &asked.resource, owner, &context);
        let layers = sets.layers(combine(principal.kind, action));
        let explanation = explaining.then(|| explain(&layers, &request));
        let decision = explanation.as_ref().map_or_else(|| decide(&layers, &request), |told| told.decision);
        let reason = match &explanation {
            Some(explanation) => explanation.reason.clone(),
            None => reason(&layers, &request, decision),
        };
        Output { id: input.id, decision: decision.outcome.into(), layer: Some(decision.layer), reason, explanation }
    }

    fn sets(&mut self, input: &Input<'_>) -> Result<Sets, Refused> {
        let principal = &input.request.principal;
        let name: Arc<str> = principal.name.as_str().into();
        let holder = match principal.kind {
            PrincipalKind::Role => AttachedTo::Role(Arc::clone(&name)),
            _ => AttachedTo::User(Arc::clone(&name)),
        };
        let group = AttachedTo::Group("group_policies".into());
        let mut read = Reading { cache: &mut self.cache, dialect: input.dialect, documents: Vec::new() };

        read.list("identity_policies", &input.identity_policies, Layer::AccountIdentity, &holder)?;
        read.list("group_policies", &input.group_policies, Layer::AccountIdentity, &group)?;
        let identity = read.finish();

        let resource_group = match &input.resource_group_policies {
            Some(documents) => {
                read.list("resource_group_policies", documents, Layer::ResourceGroupIdentity, &holder)?;
                Some(read.finish())
            }
            None => None,
        };
        let session = match input.session_policy {
            Some(document) => {
                let session = AttachedTo::Session;
                read.one("session_policy".to_owned(), document, Layer::Session, &session)?;
                Some(read.finish())
            }
            None => None,
        };
        let trust = match input.trust_policy {
            Some(document) => {
                let role = AttachedTo::Resource(input.request.resource.as_str().into());
                read.one("trust_policy".to_owned(), document, Layer::Resource, &role)?;
                Some(read.finish())
            }
            None => None,
        };
        let mut control = Vec::with_capacity(input.control_policies.len());
        for (level, documents) in input.control_policies.iter().enumerate() {
            let name = format!("control_policies[{level}]");
            let folder = AttachedTo::Folder(name.as_str().into());
            read.list(&name, documents, Layer::Control, &folder)?;
            control.push(read.finish());
        }
        Ok(Sets { control, session, identity, resource_group, trust })
    }
}

/// The documents of a line, compiled.
struct Sets {
    control: Vec<PolicySet>,
    session: Option<PolicySet>,
    identity: PolicySet,
    resource_group: Option<PolicySet>,
    trust: Option<PolicySet>,
}

impl Sets {
    fn layers(&self, combine: Combine) -> Layers<'_> {
        Layers {
            control: &self.control,
            session: self.session.as_ref(),
            identity: &self.identity,
            resource_group: self.resource_group.as_ref(),
            resource_based: self.trust.as_ref(),
            combine,
        }
    }
}

/// Collects the documents of one set after another.
struct Reading<'c> {
    cache: &'c mut Cache,
    dialect: Dialect,
    documents: Vec<(Source, Arc<Document>)>,
}

impl Reading<'_> {
    fn list(
        &mut self,
        name: &str,
        documents: &[&RawValue],
        layer: Layer,
        attached_to: &AttachedTo,
    ) -> Result<(), Refused> {
        for (index, document) in documents.iter().enumerate() {
            self.one(format!("{name}[{index}]"), document, layer, attached_to)?;
        }
        Ok(())
    }

    fn one(
        &mut self,
        name: String,
        document: &RawValue,
        layer: Layer,
        attached_to: &AttachedTo,
    ) -> Result<(), Refused> {
        let (purpose, kind) = match layer {
            Layer::Session => (Purpose::Session, SourceKind::Session),
            Layer::Resource => (Purpose::Trust, SourceKind::Trust),
            Layer::Control => (Purpose::Control, SourceKind::Control),
            _ => (Purpose::Identity, SourceKind::Custom),
        };
        match self.cache.get(self.dialect, purpose, &document_text(document)) {
            Ok(document) => {
                self.documents.push((Source::new(name, kind, attached_to.clone()), document));
                Ok(())
            }
            Err(why) => Err(Refused { layer, name, why }),
        }
    }

    fn finish(&mut self) -> PolicySet {
        PolicySet::new(self.documents.drain(..))
    }
}

fn invalid(id: Option<&RawValue>, decision: LineDecision, layer: Option<Layer>, reason: String) -> Output<'_> {
    Output { id, decision, layer, reason, explanation: None }
}

fn unreadable<'a>(line: &'a str, error: &InputError) -> Output<'a> {
    invalid(Input::id_of(line), LineDecision::InvalidInput, None, error.to_string())
}

/// Assuming a role needs both sides; services and federated callers have no
/// identity policies.
fn combine(kind: PrincipalKind, action: &str) -> Combine {
    match kind {
        PrincipalKind::Service | PrincipalKind::Federated => Combine::ResourceOnly,
        _ if action.eq_ignore_ascii_case("sts:AssumeRole") => Combine::Both,
        _ => Combine::Either,
    }
}

/// Trust policies name `sts:AssumeRole` for federated callers too.
fn checked_action(action: &str, kind: PrincipalKind) -> &str {
    let federated = ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithOIDC"];
    if kind == PrincipalKind::Federated && federated.iter().any(|other| action.eq_ignore_ascii_case(other)) {
        return "sts:AssumeRole";
    }
    action
}

fn arn(dialect: Dialect, principal: &PrincipalInput) -> String {
    if let Some(arn) = &principal.arn {
        return arn.clone();
    }
    let scheme = dialect.rules().principal_scheme;
    let (account, name) = (&principal.account, &principal.name);
    match principal.kind {
        PrincipalKind::Root => format!("{scheme}{account}:root"),
        PrincipalKind::User => format!("{scheme}{account}:user/{name}"),
        PrincipalKind::Role => format!("{scheme}{account}:role/{name}"),
        PrincipalKind::Service => name.clone(),
        PrincipalKind::Federated => format!("{scheme}{account}:saml-provider/{name}"),
    }
}

fn context(input: &Input<'_>) -> Result<Context, InputError> {
    let mut context = Context::new();
    for (key, value) in &input.request.context {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            one => std::slice::from_ref(one),
        };
        for value in values {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Bool(truth) => truth.to_string(),
                Value::Number(number) => number.to_string(),
                _ => return Err(InputError::ContextValue(key.clone())),
            };
            context.push(key.clone(), text);
        }
    }
    Ok(context)
}
