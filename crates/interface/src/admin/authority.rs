//! `GET authority`: everybody who can be allowed something, with the policies that count for them.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use policy_lab::State as Exported;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Refusal;
use crate::api::Described;
use crate::server::Server;

/// Whose authority.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Whose {
    /// Number of the account; the first one by default.
    account: Option<String>,
    /// Name of the cloud; the first one by default.
    cloud: Option<String>,
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::get(
            "/authority",
            "exportAuthority",
            "Exports everybody who can be allowed something, with the policies.",
        )
        .by_admin()
        .asks::<Whose>()
        .answers::<Exported>(200, "The users and roles of the account."),
    ]
}

pub(super) async fn export(
    State(server): State<Arc<Server>>,
    whose: Result<Query<Whose>, QueryRejection>,
) -> Result<Json<Exported>, Refusal> {
    let Query(whose) = whose.map_err(|error| Refusal::bad(error.body_text()))?;
    let store = &server.open.sandbox.store;
    let accounts = store.accounts();
    let tenant = accounts.iter().find(|tenant| {
        whose.account.as_deref().is_none_or(|account| account == tenant.account.as_str())
            && whose.cloud.as_deref().is_none_or(|cloud| cloud == tenant.cloud.name)
    });
    let tenant = tenant.ok_or_else(|| Refusal::missing("there is no such account"))?;
    let principals = iam::authority::export::export(&mut store.read(tenant)).map_err(Refusal::failed)?;
    Ok(Json(Exported {
        dialect: tenant.cloud.policy_dialect.to_owned(),
        account: tenant.account.to_string(),
        principals,
    }))
}
