//! What the audit trail keeps of a call.

use serde::Serialize;
use sts::{Caller, Identity};

use crate::caller_names::PrincipalNames;
use crate::cx::{Call, Decided, Why};
use crate::failure::Failure;

/// Everything about a call that is not a column of its own. Parameters are left out: they can hold secrets.
#[derive(Serialize)]
pub(crate) struct Detail<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    caller: Option<Who<'d>>,
    source_ip: String,
    secure: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    user_agent: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'d str>,
    effect: &'static str,
    checks: Vec<Asked<'d>>,
    decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'d str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    ignored_parameters: &'d [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'d serde_json::Value>,
}

#[derive(Serialize)]
struct Who<'d> {
    r#type: &'static str,
    account: &'d str,
    arn: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    access_key_id: &'d str,
}

#[derive(Serialize)]
struct Asked<'d> {
    action: &'d str,
    resource: &'d str,
    outcome: &'static str,
    layer: policy_engine::Layer,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'d str>,
}

/// What was found out about a call.
pub(crate) struct Found<'d> {
    pub(crate) caller: Option<(&'d Caller, PrincipalNames)>,
    pub(crate) effect: &'static str,
    pub(crate) decided: &'d [Decided],
    pub(crate) why: Option<&'d Why>,
    pub(crate) failure: Option<&'d Failure>,
    pub(crate) ignored: &'d [String],
}

/// The detail of a record, as JSON.
pub(crate) fn detail(call: &Call, found: &Found<'_>) -> String {
    let caller = found.caller.as_ref().map(|(caller, names)| Who {
        r#type: match caller.identity {
            Identity::Root => "root",
            Identity::User { .. } => "user",
            Identity::Session(_) => "role",
            Identity::Federated { .. } => "federated",
            Identity::Anonymous => "anonymous",
        },
        account: caller.account(),
        arn: names.shown.clone(),
        access_key_id: &caller.key_id,
    });
    let checks = found.decided.iter().map(|decided| Asked {
        action: &decided.check.action,
        resource: &decided.check.resource,
        outcome: decided.decision.outcome.as_str(),
        layer: decided.decision.layer,
        by: decided.by.as_deref(),
    });
    let checks: Vec<_> = checks.collect();
    let decision = match (found.failure, found.decided.iter().find(|one| !one.decision.outcome.is_allow())) {
        (_, Some(denied)) => denied.decision.outcome.as_str(),
        (Some(_), None) if found.decided.is_empty() => "Refused",
        _ => "Allow",
    };
    let detail = Detail {
        caller,
        source_ip: call.source_ip.to_string(),
        secure: call.secure,
        user_agent: &call.user_agent,
        region: call.region.as_deref(),
        effect: found.effect,
        checks,
        decision,
        code: found.failure.map(|failure| failure.code.as_ref()),
        message: found.failure.map(|failure| failure.recorded.unwrap_or(&failure.message)),
        ignored_parameters: found.ignored,
        why: found.why.map(|why| why.text.as_str()),
        explanation: found.why.map(|why| &why.explanation),
    };
    serde_json::to_string(&detail).unwrap_or_default()
}
