//! The rule: a service begins a session of a role, and the audit trail says so.

use std::sync::Arc;

use iam::authority::RoleFacts;
use policy_engine::Outcome;
use serde_json::json;
use store::Store;
use store::audit::Record;

use crate::assume::{self, Assume, Assumed, Refusal, ServiceAsk, explain_trust, trusts};
use crate::seal::Sealer;

/// What a session for a service is made with.
#[derive(Debug, Clone, Copy)]
pub struct ForService<'a> {
    /// The store.
    pub store: &'a Store,
    /// Seals the session.
    pub sealer: &'a Sealer,
    /// The role.
    pub role: &'a RoleFacts,
    /// Whether the role must trust the service. False for a cloud whose roles have no say in it.
    pub must_be_trusted: bool,
    /// The instance that the session is for, when it is for one.
    pub instance: Option<&'a str>,
}

/// Why a service was given no session.
#[derive(Debug, thiserror::Error)]
#[error("{refusal}")]
pub struct Declined {
    /// The refusal.
    pub refusal: Refusal,
    /// What the trust policy was asked and what it answered, in words; empty where it was not asked.
    pub why: String,
    /// Number under which the audit trail keeps it.
    pub request_id: String,
}

impl ForService<'_> {
    /// Begins the session and leaves its record, as every call leaves one.
    pub async fn begin(self, ask: &ServiceAsk<'_>, session: Assume) -> Result<Assumed, Declined> {
        let mint = self.store.mint();
        let session_name = session.session_name.clone();
        let assumed = if self.must_be_trusted {
            assume::assume_as_service(self.role, ask, session, self.sealer, mint)
        } else {
            Ok(assume::issue(self.role, ask, session, self.sealer, mint))
        };
        let outcome = match &assumed {
            Ok(_) => Outcome::Allow,
            Err(_) => trusts(self.role, ask).outcome,
        };
        let outcome = outcome.as_str();
        let mut detail = json!({
            "caller": { "type": "service", "account": ask.tenant.account.as_str(), "arn": ask.service },
            "session": session_name,
            "effect": "read",
            "checks": [{
                "action": "sts:AssumeRole",
                "resource": ask.role_arn,
                "outcome": outcome,
                "layer": "Resource",
            }],
            "decision": outcome,
        });
        if let Some(instance) = self.instance {
            detail["instance"] = instance.into();
        }
        let request_id = mint.request_id();
        let declined = assumed.map_err(|refusal| {
            let explanation = explain_trust(self.role, ask);
            Declined { refusal, why: explanation.to_text(), request_id: request_id.clone() }
        });
        if let Err(declined) = &declined {
            detail["why"] = declined.why.as_str().into();
        }
        let record = Record {
            request_id,
            at: ask.now,
            tenant: Some(ask.tenant.id),
            service: "Sts",
            action: "AssumeRole".into(),
            status: if declined.is_ok() { 200 } else { 403 },
            detail: Arc::new(detail.to_string()),
        };
        self.store.place_in_trail().await.fill(record);
        declined
    }
}
