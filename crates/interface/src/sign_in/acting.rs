//! Acting as any caller, for whoever has the admin token.

use std::sync::Arc;

use iam::Name;
use kernel::Tenant;
use metadata::Service;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::{Assume, Caller, ForService, Identity, ServiceAsk};

use super::by_key::identify;
use super::sessions::Credential;
use super::{Begun, NotSignedIn, Origin, USUAL, begin, cloud_of, lasting, trail};
use crate::server::Server;

/// The name under which the trail has whoever began a session of a role for the admin.
const SERVICE: &str = "admin.yunbox";

/// Whom to act as.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActAs {
    /// Name of the cloud; `alibaba` by default.
    pub cloud: Option<String>,
    /// Number of the account; the first one by default.
    pub account_id: Option<String>,
    /// `root`, `user/NAME` or `role/NAME`.
    #[schemars(regex(pattern = "^(root|(user|role)/.+)$"))]
    pub act_as: String,
    /// How long the session lasts, in seconds; 43,200 by default, and never longer than sessions of the role.
    #[schemars(range(min = 900, max = 43_200))]
    pub duration_seconds: Option<i64>,
}

/// Begins a session of any caller.
pub(super) async fn act_as(server: &Server, ask: ActAs, from: &Origin) -> Result<Begun, NotSignedIn> {
    let store = &server.open.sandbox.store;
    let cloud = cloud_of(ask.cloud.as_deref())?;
    let lasts = lasting(ask.duration_seconds, USUAL, USUAL)?;
    let tenant = store.accounts().into_iter().find(|tenant| {
        tenant.cloud.name == cloud.name
            && ask.account_id.as_deref().is_none_or(|account| account == tenant.account.as_str())
    });
    let tenant = tenant.ok_or_else(|| NotSignedIn::NoSuchCaller("there is no such account".to_owned()))?;
    let (caller, credential) = match ask.act_as.split_once('/') {
        None if ask.act_as == "root" => {
            let credential = Credential::Root { tenant: tenant.id };
            let identity = Identity::Root;
            (Caller { tenant, identity, key_id: String::new(), mfa: None }, credential)
        }
        Some(("user", name)) => user(server, tenant, name)?,
        Some(("role", name)) => return role(server, &tenant, name, lasts).await,
        _ => return Err(NotSignedIn::Malformed("`act_as` is `root`, `user/NAME` or `role/NAME`".to_owned())),
    };
    trail::of_admin(server, &caller, &ask.act_as, from).await;
    Ok(begin(server, &caller, credential, true, lasts))
}

fn user(server: &Server, tenant: Arc<Tenant>, name: &str) -> Result<(Caller, Credential), NotSignedIn> {
    let found = iam::user::get(&mut server.open.sandbox.store.read(&tenant), &Name::from(name));
    let user = found.map_err(|error| match error {
        iam::Error::NotFound { .. } => NotSignedIn::NoSuchCaller(format!("there is no user `{name}`")),
        error => NotSignedIn::failed(error),
    })?;
    let credential = Credential::User { tenant: tenant.id, id: user.id.clone(), mfa: None };
    let identity = Identity::User { id: user.id, name: user.name };
    Ok((Caller { tenant, identity, key_id: String::new(), mfa: None }, credential))
}

/// Begins a session of a role as a service does, without asking the role whom it trusts: the admin may act as anybody.
async fn role(server: &Server, tenant: &Arc<Tenant>, name: &str, lasts: i64) -> Result<Begun, NotSignedIn> {
    let sandbox = &server.open.sandbox;
    let found = sandbox.authority.role_named(&mut sandbox.store.read(tenant), &Name::from(name));
    let role = found.map_err(NotSignedIn::failed)?;
    let role = role.ok_or_else(|| NotSignedIn::NoSuchCaller(format!("there is no role `{name}`")))?;
    // The compute service of a cloud asks with the same names and condition keys as its other services.
    let Service { role_arn, context, .. } = Service::of(tenant).map_err(NotSignedIn::failed)?;
    let now = sandbox.store.clock().now();
    let arn = role_arn(tenant.account.as_str(), role.name.as_str());
    let context = context(now);
    let question = ServiceAsk { service: SERVICE, tenant, role_arn: &arn, context: &context, now };
    let way = ForService {
        store: &sandbox.store,
        sealer: &sandbox.sealer,
        role: &role,
        must_be_trusted: false,
        instance: None,
    };
    let duration = lasts.min(role.max_session);
    let session = Assume { session_name: "admin".to_owned(), duration, policy: None, source_identity: None };
    let begun = way.begin(&question, session).await.map_err(NotSignedIn::failed)?;
    let (id, token) = (begun.key.id, begun.key.token);
    let caller = identify(sandbox, tenant.cloud.name, &id, Some(&token))?.caller;
    let credential = Credential::AccessKey { cloud: tenant.cloud.name, id, token: Some(token) };
    Ok(begin(server, &caller, credential, true, duration))
}
