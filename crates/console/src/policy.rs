//! Policies, through the operations of either cloud.

use axum::response::Response;
use serde_json::{Value, json};

use crate::visitor::Visitor;

/// What a policy is attached to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holder {
    User(String),
    Group(String),
    Role(String),
}

impl Holder {
    /// The word that operations have for it, and its name.
    fn named(&self) -> (&'static str, &str) {
        match self {
            Self::User(name) => ("User", name),
            Self::Group(name) => ("Group", name),
            Self::Role(name) => ("Role", name),
        }
    }
}

/// A policy: one of the account, or one that the cloud provides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) name: String,
    pub(crate) is_system: bool,
}

impl Policy {
    pub(crate) fn custom(name: impl Into<String>) -> Self {
        Self { name: name.into(), is_system: false }
    }

    /// `Custom` or `System`.
    pub(crate) fn kind(&self) -> &'static str {
        if self.is_system { "System" } else { "Custom" }
    }

    /// How Kingsoft Cloud names it.
    pub(crate) fn krn(&self, account: &str) -> String {
        let owner = if self.is_system { "ksc" } else { account };
        format!("krn:ksc:iam::{owner}:policy/{}", self.name)
    }
}

/// Creates a policy of the account.
pub(crate) async fn create(visitor: &Visitor, name: &str, document: &str) -> Result<(), Response> {
    let product = if visitor.is_kingsoft() { "iam" } else { "Ram" };
    let params = json!({ "PolicyName": name, "PolicyDocument": document });
    visitor.must(product, "CreatePolicy", params).await.map(drop)
}

/// Attaches a policy.
pub(crate) async fn attach(visitor: &Visitor, policy: &Policy, holder: &Holder) -> Result<(), Response> {
    change(visitor, "Attach", "To", policy, holder).await
}

/// Detaches a policy.
pub(crate) async fn detach(visitor: &Visitor, policy: &Policy, holder: &Holder) -> Result<(), Response> {
    change(visitor, "Detach", "From", policy, holder).await
}

async fn change(visitor: &Visitor, verb: &str, to: &str, policy: &Policy, holder: &Holder) -> Result<(), Response> {
    let (kind, name) = holder.named();
    let holder = format!("{kind}Name");
    let (product, operation, params) = if visitor.is_kingsoft() {
        let krn = policy.krn(visitor.signed_in.account());
        ("iam", format!("{verb}{kind}Policy"), json!({ holder: name, "PolicyKrn": krn }))
    } else {
        let params = json!({ holder: name, "PolicyType": policy.kind(), "PolicyName": policy.name });
        ("Ram", format!("{verb}Policy{to}{kind}"), params)
    };
    visitor.must(product, &operation, params).await.map(drop)
}

/// The document that counts now.
pub(crate) async fn document(visitor: &Visitor, policy: &Policy) -> Result<String, Response> {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    if visitor.is_kingsoft() {
        let krn = policy.krn(visitor.signed_in.account());
        let found = visitor.must("iam", "GetPolicy", json!({ "PolicyKrn": krn })).await?;
        let version = text(found.pointer("/GetPolicyResult/Policy/DefaultVersionId"));
        let params = json!({ "PolicyKrn": krn, "VersionId": version });
        let found = visitor.must("iam", "GetPolicyVersion", params).await?;
        return Ok(text(found.pointer("/GetPolicyVersionResult/PolicyVersion/Document")));
    }
    let params = json!({ "PolicyType": policy.kind(), "PolicyName": policy.name });
    let found = visitor.must("Ram", "GetPolicy", params).await?;
    Ok(text(found.pointer("/DefaultPolicyVersion/PolicyDocument")))
}

/// Makes another document the one that counts.
pub(crate) async fn replace(visitor: &Visitor, name: &str, document: &str) -> Result<(), Response> {
    let (product, params) = if visitor.is_kingsoft() {
        let krn = Policy::custom(name).krn(visitor.signed_in.account());
        ("iam", json!({ "PolicyKrn": krn, "PolicyDocument": document, "SetAsDefault": true }))
    } else {
        let params = json!({
            "PolicyName": name,
            "PolicyDocument": document,
            "SetAsDefault": true,
            // The oldest version that does not count gives way when there are five.
            "RotateStrategy": "DeleteOldestNonDefaultVersionWhenLimitExceeded",
        });
        ("Ram", params)
    };
    visitor.must(product, "CreatePolicyVersion", params).await.map(drop)
}
