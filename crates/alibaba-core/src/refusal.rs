//! Refusals that every product words alike.

use policy_engine::Outcome;
use serde_json::json;
use store::Fault;
use sts::Identity;
use wire::{Denial, Failure};

/// The vendor's details of a denial, as in a RAM-denied answer of today.
pub fn access_denied_detail(denial: &Denial<'_>) -> serde_json::Value {
    let caller = denial.caller;
    let (kind, name) = match &caller.identity {
        Identity::Root | Identity::Anonymous => ("RootUser", caller.account().to_owned()),
        Identity::User { id, .. } => ("SubUser", id.clone()),
        Identity::Federated { name, subject, .. } => ("Federated", format!("{name}:{subject}")),
        Identity::Session(session) => ("AssumedRoleUser", format!("{}:{}", session.role_name, session.name)),
    };
    let no_permission = match denial.decision.outcome {
        Outcome::ExplicitDeny => "ExplicitDeny",
        _ => "ImplicitDeny",
    };
    json!({
        "AuthAction": denial.check.action,
        "AuthPrincipalType": kind,
        "AuthPrincipalOwnerId": caller.account(),
        "AuthPrincipalDisplayName": name,
        "NoPermissionType": no_permission,
        "PolicyType": crate::diagnostic::policy_type(denial.decision.layer),
        "EncodedDiagnosticMessage": crate::diagnostic::encode(denial),
    })
}

/// The answer when the sandbox itself fails.
pub fn internal(fault: &Fault) -> Failure {
    Failure::of_fault(fault)
}
