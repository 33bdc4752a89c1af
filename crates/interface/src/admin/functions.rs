//! `POST functions/{function}/invocation`: what an invocation of a function is given.

use std::collections::BTreeMap;
use std::sync::Arc;

use alibaba_fc::invocation::{NoInvocation, environment};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::api::Described;
use crate::server::Server;

/// Which function is invoked.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    /// Number of the function's account; the first one of Alibaba Cloud by default.
    account: Option<String>,
    /// Region of the function; `cn-hangzhou` by default.
    region: Option<String>,
}

/// An invocation.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Begun {
    /// The variables that the code finds, credentials of the function's role among them.
    environment: BTreeMap<String, String>,
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::post(
            "/functions/{function}/invocation",
            "invokeFunction",
            "Begins an invocation of a function: says with which variables and credentials its code would run.",
        )
        .by_admin()
        .takes::<Ask>()
        .answers::<Begun>(200, "The invocation."),
    ]
}

pub(super) async fn invoke(
    State(server): State<Arc<Server>>,
    function: Result<Path<String>, PathRejection>,
    body: Result<Json<Ask>, JsonRejection>,
) -> Result<Json<Begun>, Refusal> {
    let Path(function) = function.map_err(|error| Refusal::path(&error))?;
    let Json(ask) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    let sandbox = &server.open.sandbox;
    let tenant = sandbox.store.accounts().into_iter().find(|tenant| {
        tenant.cloud.name == alibaba::CLOUD.name
            && ask.account.as_deref().is_none_or(|account| account == tenant.account.as_str())
    });
    let tenant = tenant.ok_or_else(|| Refusal::missing("there is no such account"))?;
    let found = environment(sandbox, &tenant, ask.region.as_deref(), &function).await;
    let variables = found.map_err(|error| match error {
        NoInvocation::Region(_) | NoInvocation::Missing { .. } => Refusal::missing(error.to_string()),
        NoInvocation::NoRole { .. } => Refusal::new(StatusCode::CONFLICT, error.to_string()),
        NoInvocation::Declined(_) => Refusal::new(StatusCode::FORBIDDEN, error.to_string()),
        NoInvocation::Functions(::functions::Error::Store(fault)) => Refusal::of_fault(&fault),
        NoInvocation::Functions(_) | NoInvocation::Iam(_) => Refusal::failed(error),
    })?;
    Ok(Json(Begun { environment: variables.into_iter().collect() }))
}
