//! `GET accounts` and `POST accounts`: further accounts, for tests that run side by side.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use http::StatusCode;
use kernel::AccountId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::api::Described;
use crate::sandbox::CLOUDS;
use crate::server::Server;

/// An account to be made. An empty object makes one in the first cloud, with a number that is drawn.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct New {
    /// Number of the account.
    pub account_id: Option<String>,
    /// Clouds that it belongs to, by name.
    pub clouds: Option<Vec<String>>,
}

/// An account and the key of the account itself, once for each cloud.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Made {
    /// Number of the account.
    pub account_id: String,
    /// Identifier of its key in the first of the clouds.
    pub access_key_id: String,
    /// Secret of that key.
    pub access_key_secret: String,
    /// The same for each cloud.
    pub clouds: Vec<MadeInCloud>,
}

/// The key of an account itself in one cloud.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MadeInCloud {
    /// Name of the cloud.
    pub cloud: &'static str,
    /// Identifier of the key.
    pub access_key_id: String,
    /// Its secret.
    pub access_key_secret: String,
}

/// An account in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Listed {
    /// Number of the account.
    pub account_id: String,
    /// Name of the cloud.
    pub cloud: &'static str,
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::get("/accounts", "listAccounts", "Lists the accounts.")
            .by_admin()
            .answers::<Vec<Listed>>(200, "The accounts, once for each cloud."),
        Described::post("/accounts", "createAccount", "Makes a further account.")
            .by_admin()
            .may_take::<New>()
            .answers::<Made>(201, "The account and its keys."),
    ]
}

pub(super) async fn list(State(server): State<Arc<Server>>) -> Json<Vec<Listed>> {
    Json(server.accounts())
}

pub(super) async fn create(
    State(server): State<Arc<Server>>,
    body: Result<Json<New>, JsonRejection>,
) -> Result<(StatusCode, Json<Made>), Refusal> {
    let Json(new) = match body {
        Ok(body) => body,
        // No body at all asks for the defaults.
        Err(JsonRejection::MissingJsonContentType(_)) => Json(New::default()),
        Err(error) => return Err(Refusal::bad(error.body_text())),
    };
    server.create_account(new).await.map(|made| (StatusCode::CREATED, Json(made)))
}

impl Server {
    /// The accounts, once for each cloud.
    pub fn accounts(&self) -> Vec<Listed> {
        let accounts = self.open.sandbox.store.accounts();
        let listed =
            |tenant: Arc<kernel::Tenant>| Listed { account_id: tenant.account.to_string(), cloud: tenant.cloud.name };
        accounts.into_iter().map(listed).collect()
    }

    /// Makes a further account.
    pub async fn create_account(self: &Arc<Self>, new: New) -> Result<Made, Refusal> {
        // A task of its own, so that a caller who hangs up cannot cut it in two.
        let server = Arc::clone(self);
        let task = tokio::spawn(async move { make(&server, new).await });
        task.await.map_err(Refusal::failed)?
    }
}

async fn make(server: &Server, new: New) -> Result<Made, Refusal> {
    let store = &server.open.sandbox.store;
    let asked = new.clouds.unwrap_or_else(|| vec![CLOUDS[0].name.to_owned()]);
    let mut clouds = Vec::new();
    for name in &asked {
        let cloud = CLOUDS.into_iter().find(|cloud| cloud.name == name);
        let cloud = cloud.ok_or_else(|| Refusal::bad(format!("there is no cloud `{name}`")))?;
        if clouds.iter().any(|other: &&kernel::Cloud| other.name == cloud.name) {
            return Err(Refusal::bad(format!("`{name}` is named twice")));
        }
        clouds.push(cloud);
    }
    let Some(first) = clouds.first() else { return Err(Refusal::bad("an account belongs to one cloud at least")) };
    let account = match new.account_id {
        Some(text) => text.parse::<AccountId>().map_err(|error| Refusal::bad(error.to_string()))?,
        None => store.mint().draw(&first.shapes.account).parse().map_err(Refusal::failed)?,
    };
    for cloud in &clouds {
        if store.tenant(cloud.name, account.as_str()).is_some() {
            let text = format!("account {account} exists in `{}` already", cloud.name);
            return Err(Refusal::new(StatusCode::CONFLICT, text));
        }
    }
    let mut made = Vec::new();
    // All of it or nothing: an account without a key could not be used, nor made again.
    let done = store.create_accounts::<iam::Error>(&clouds, &account, |scope, tenants| {
        for tenant in tenants {
            let key = iam::account::draw_root_key(store, tenant);
            iam::account::insert_root_key(scope, tenant.id, &key)?;
            let cloud = tenant.cloud.name;
            made.push(MadeInCloud { cloud, access_key_id: key.id, access_key_secret: key.secret });
        }
        Ok(())
    });
    done.await.map_err(|error| match error {
        iam::Error::Store(fault) if fault.is_unique_violation() => {
            Refusal::new(StatusCode::CONFLICT, format!("account {account} exists already"))
        }
        iam::Error::Store(fault) => Refusal::of_fault(&fault),
        error => Refusal::failed(error),
    })?;
    let (id, secret) =
        made.first().map(|made| (made.access_key_id.clone(), made.access_key_secret.clone())).unwrap_or_default();
    Ok(Made { account_id: account.to_string(), access_key_id: id, access_key_secret: secret, clouds: made })
}
