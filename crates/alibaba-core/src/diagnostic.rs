//! The encoded diagnostic message of a denial, and what it says when it is decoded.
//!
//! Only `ram:DecodeDiagnosticMessage` may read it: the message names policies, versions and condition values that the
//! refused caller need not know. It is sealed, and bound to the account that was refused.

use policy_engine::{AttachedTo, ContextValues, Effect, Explanation, Layer, Outcome, Source, SourceKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::{Caller, Identity, Purpose, Sealer};
use wire::Denial;

/// A diagnostic message. Its text begins `AQE`, as the vendor's samples do.
const MESSAGE: Purpose = Purpose { name: "diagnostic-message", head: [0x01, 0x01, 0x01], longest: LONGEST };

/// Longest message that is looked at, in bytes.
pub const LONGEST: usize = 65_536;

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Diagnostic {
    /// The call.
    pub request_id: String,
    /// The action that was refused.
    pub auth_action: String,
    /// The resource that it was about.
    pub auth_resource: String,
    /// What the caller is, such as `SubUser`.
    pub principal_type: String,
    /// Account of the caller.
    pub principal_owner: String,
    /// Name or identifier of the caller.
    pub principal_name: String,
    /// Whether a statement denies it, rather than none allowing it.
    pub explicit_deny: bool,
    /// The sort of policy that refused.
    pub policy_type: Option<String>,
    /// The condition keys of the request.
    pub conditions: Vec<Condition>,
    /// The policies that the request falls under.
    pub matched: Vec<Matched>,
}

/// A condition key of the refused request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Condition {
    /// The key.
    pub condition_key: String,
    /// Its values.
    pub condition_values: Vec<String>,
}

impl From<&ContextValues> for Condition {
    fn from(values: &ContextValues) -> Self {
        Self { condition_key: values.key.clone(), condition_values: values.values.clone() }
    }
}

/// A policy that the refused request falls under.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Matched {
    /// Name of the policy.
    pub policy_identifier: String,
    /// `Custom` or `System`; the vendor has no word for other policies.
    pub policy_type: Option<String>,
    /// Only custom policies have one.
    pub policy_version: Option<String>,
    /// `Allow` or `Deny`.
    pub effect: String,
    /// Kind of the identity that it is attached to.
    pub attached_entity_type: Option<String>,
    /// The account or the resource group that it is attached for.
    pub attached_scope: String,
}

impl Matched {
    fn new(layer: Layer, source: &Source, effect: Effect) -> Self {
        let policy_type = match source.kind {
            SourceKind::System => Some("System"),
            SourceKind::Custom => Some("Custom"),
            SourceKind::Session | SourceKind::Trust | SourceKind::Control | SourceKind::Resource => None,
        };
        let entity = match source.attached_to {
            AttachedTo::User(_) => Some("RamUser"),
            AttachedTo::Group(_) => Some("RamGroup"),
            AttachedTo::Role(_) | AttachedTo::Session => Some("RamRole"),
            // What an account lets its users do to themselves is attached to it too, and no target of a directory.
            AttachedTo::Account(_) if source.kind == SourceKind::Resource => None,
            AttachedTo::Account(_) | AttachedTo::Folder(_) => Some("ResourceDirectoryTarget"),
            AttachedTo::Resource(_) => None,
        };
        let scope = match (layer, &source.attached_to) {
            (Layer::ResourceGroupIdentity, _) => "ResourceGroup",
            (_, AttachedTo::Folder(_)) => "Folder",
            _ => "Account",
        };
        Self {
            policy_identifier: source.name.to_string(),
            policy_type: policy_type.map(str::to_owned),
            policy_version: source.version.as_deref().filter(|_| source.kind == SourceKind::Custom).map(str::to_owned),
            effect: match effect {
                Effect::Allow => "Allow".to_owned(),
                Effect::Deny => "Deny".to_owned(),
            },
            attached_entity_type: entity.map(str::to_owned),
            attached_scope: scope.to_owned(),
        }
    }
}

/// The vendor's word for the layer that refused.
pub fn policy_type(layer: Layer) -> &'static str {
    match layer {
        Layer::Control => "ControlPolicy",
        Layer::Session => "SessionPolicy",
        Layer::ResourceGroupIdentity => "ResourceGroupLevelIdentityBasedPolicy",
        Layer::Resource => "AssumeRolePolicy",
        Layer::Root | Layer::Unguarded | Layer::AccountIdentity => "AccountLevelIdentityBasedPolicy",
    }
}

/// The message about a denial.
pub fn encode(denial: &Denial<'_>) -> String {
    let (principal_type, principal_name) = match &denial.caller.identity {
        Identity::Root | Identity::Anonymous => ("RootUser", denial.caller.account().to_owned()),
        Identity::User { id, .. } => ("SubUser", id.clone()),
        Identity::Federated { name, subject, .. } => ("Federated", format!("{name}:{subject}")),
        Identity::Session(session) => ("AssumedRoleUser", format!("{}:{}", session.role_name, session.name)),
    };
    let diagnostic = Diagnostic {
        request_id: denial.request_id.to_owned(),
        auth_action: denial.check.action.to_string(),
        auth_resource: denial.check.resource.clone(),
        principal_type: principal_type.to_owned(),
        principal_owner: denial.caller.account().to_owned(),
        principal_name,
        explicit_deny: denial.decision.outcome == Outcome::ExplicitDeny,
        policy_type: Some(policy_type(denial.decision.layer).to_owned()),
        conditions: denial.explanation.request.context.iter().map(Condition::from).collect(),
        matched: matched(&denial.explanation),
    };
    let content = serde_json::to_vec(&diagnostic).unwrap_or_default();
    denial.sealer.seal_text(&MESSAGE, denial.caller.tenant.id, &content)
}

/// The policies that the request falls under, each once for each effect.
fn matched(explanation: &Explanation) -> Vec<Matched> {
    let mut all = Vec::new();
    for (layer, source, statement) in explanation.matched() {
        let policy = Matched::new(layer.layer, source, statement.effect);
        if !all.contains(&policy) {
            all.push(policy);
        }
    }
    all
}

/// What a message says to a caller of the account that was refused; `None` when it is no message, was changed, or
/// belongs to another account.
pub fn decode(sealer: &Sealer, caller: &Caller, message: &str) -> Option<Diagnostic> {
    let content = sealer.open_text(&MESSAGE, caller.tenant.id, message)?;
    serde_json::from_slice(&content).ok()
}
