//! `POST services/{service}/assume`: act as a service of the cloud and receive a session of a role that trusts it.
//!
//! Compute services assume roles for their instances by themselves. Others, such as `fc.aliyuncs.com`,
//! are not built here: a test or a demonstration takes their place.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use http::StatusCode;
use iam::Name;
use kernel::{Tenant, time};
use metadata::Service;
use policy_engine::{Document, Purpose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::{Assume, ForService, SHORTEST, ServiceAsk};

use super::Refusal;
use crate::api::Described;
use crate::server::Server;

/// What the service asks for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    /// Name of the role.
    role: String,
    /// Number of the role's account; the first one by default.
    account: Option<String>,
    /// Name of the cloud; the first one by default.
    cloud: Option<String>,
    /// Name of the session, 2 to 64 letters, digits and `.@-_`; the service's name by default.
    session_name: Option<String>,
    /// How long the session lasts, in seconds, 900 to the role's longest; 3,600 by default.
    duration_seconds: Option<i64>,
    /// Session policy.
    policy: Option<String>,
}

/// A session of the role.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Begun {
    arn: String,
    access_key_id: String,
    access_key_secret: String,
    security_token: String,
    expiration: String,
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::post(
            "/services/{service}/assume",
            "assumeAsService",
            "Begins a session of a role as a service of the cloud.",
        )
        .by_admin()
        .takes::<Ask>()
        .answers::<Begun>(200, "The session."),
    ]
}

pub(super) async fn assume(
    State(server): State<Arc<Server>>,
    service: Result<Path<String>, PathRejection>,
    body: Result<Json<Ask>, JsonRejection>,
) -> Result<Json<Begun>, Refusal> {
    let Path(service) = service.map_err(|error| Refusal::path(&error))?;
    let Json(ask) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if !service.contains('.') || service.len() > 128 || !service.chars().all(host) {
        return Err(Refusal::bad(format!("`{service}` is no name of a service, such as `fc.aliyuncs.com`")));
    }
    let sandbox = &server.open.sandbox;
    let tenant = sandbox.store.accounts().into_iter().find(|tenant| {
        ask.account.as_deref().is_none_or(|account| account == tenant.account.as_str())
            && ask.cloud.as_deref().is_none_or(|cloud| cloud == tenant.cloud.name)
    });
    let tenant = tenant.ok_or_else(|| Refusal::missing("there is no such account"))?;
    let name = Name::from(ask.role.as_str());
    let role = sandbox.authority.role_named(&mut sandbox.store.read(&tenant), &name).map_err(Refusal::failed)?;
    let role = role.ok_or_else(|| Refusal::missing(format!("there is no role `{}`", ask.role)))?;
    let session = session(&service, &tenant, ask, role.max_session)?;
    // The compute service of a cloud asks with the same names and condition keys as its other services.
    let Service { role_arn, context, .. } = Service::of(&tenant).map_err(Refusal::failed)?;
    let now = sandbox.store.clock().now();
    let arn = role_arn(tenant.account.as_str(), role.name.as_str());
    let context = context(now);
    let question = ServiceAsk { service: &service, tenant: &tenant, role_arn: &arn, context: &context, now };
    let way = ForService {
        store: &sandbox.store,
        sealer: &sandbox.sealer,
        role: &role,
        must_be_trusted: true,
        instance: None,
    };
    let begun = way.begin(&question, session).await.map_err(|declined| {
        let text = format!("{declined}; call {}: {}", declined.request_id, declined.why);
        Refusal::new(StatusCode::FORBIDDEN, text)
    })?;
    Ok(Json(Begun {
        arn,
        access_key_id: begun.key.id,
        access_key_secret: begun.key.secret,
        security_token: begun.key.token,
        expiration: time::seconds(begun.key.expires_at),
    }))
}

/// The session that is asked for, when it follows the rules of one.
fn session(service: &str, tenant: &Tenant, ask: Ask, longest: i64) -> Result<Assume, Refusal> {
    let session_name = ask.session_name.unwrap_or_else(|| service.to_owned());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '@' | '-' | '_');
    if !(2..=64).contains(&session_name.len()) || !session_name.chars().all(plain) {
        return Err(Refusal::bad("`session_name` is 2 to 64 letters, digits and `.@-_`"));
    }
    let duration = ask.duration_seconds.unwrap_or(3_600);
    if !(SHORTEST..=longest).contains(&duration) {
        return Err(Refusal::bad(format!("`duration_seconds` is {SHORTEST} to {longest} for this role")));
    }
    if let Some(policy) = &ask.policy {
        let dialect = iam::dialect(tenant).map_err(Refusal::failed)?;
        let read = Document::parse(dialect, Purpose::Session, policy);
        read.map_err(|malformed| Refusal::bad(format!("`policy`: {malformed}")))?;
    }
    Ok(Assume { session_name, duration, policy: ask.policy, source_identity: None })
}
