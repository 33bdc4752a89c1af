//! What an invocation of a function is given: the variables of its environment, and credentials of its role.
//!
//! Source: the vendor's page "Environment variables" of Function Compute 3.0, for the names of the variables.

use std::sync::Arc;

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use functions::function;
use iam::Name;
use kernel::Tenant;
use metadata::Service;
use sts::{Assume, Declined, ForService, ServiceAsk};
use wire::Sandbox;

use crate::function::Configuration;

/// The service that a role of functions trusts.
pub const SERVICE: &str = "fc.aliyuncs.com";

/// How long the credentials of an invocation last, in seconds.
const LIFETIME: i64 = 3_600;

/// Why a function cannot be invoked.
#[derive(Debug, thiserror::Error)]
pub enum NoInvocation {
    /// There is no such region.
    #[error("there is no region `{0}`")]
    Region(String),
    /// There is no such function.
    #[error("there is no function `{name}` in region `{region}`")]
    Missing {
        /// Its name.
        name: String,
        /// The region in which it was looked for.
        region: String,
    },
    /// Its role is gone.
    #[error("function `{function}` has the role `{role}`, which is gone")]
    NoRole {
        /// The function.
        function: String,
        /// The role.
        role: String,
    },
    /// Its role does not trust the service any more.
    #[error("{0}; call {id}: {why}", id = .0.request_id, why = .0.why)]
    Declined(#[from] Declined),
    /// The sandbox failed.
    #[error(transparent)]
    Functions(#[from] functions::Error),
    /// The sandbox failed.
    #[error(transparent)]
    Iam(#[from] iam::Error),
}

/// The variables that an invocation of a function finds, in the order of their names.
pub async fn environment(
    sandbox: &Sandbox,
    tenant: &Arc<Tenant>,
    region: Option<&str>,
    name: &str,
) -> Result<Vec<(String, String)>, NoInvocation> {
    let region = region.unwrap_or(crate::region::USUAL);
    let region = &catalogue().region(region).ok_or_else(|| NoInvocation::Region(region.to_owned()))?.id;
    let found = function::get(&mut sandbox.store.read(tenant), region, name);
    let function = found.map_err(|error| match error {
        functions::Error::NotFound(name) => NoInvocation::Missing { name, region: region.clone() },
        other => other.into(),
    })?;
    let settings = Configuration::of(&function.configuration);
    let mut variables = Vec::new();
    let mut set = |name: &str, value: String| variables.push((name.to_owned(), value));
    for (name, value) in &function.environment {
        set(name, value.as_str().unwrap_or_default().to_owned());
    }
    set("FC_ACCOUNT_ID", tenant.account.to_string());
    set("FC_FUNCTION_HANDLER", function.handler.clone());
    set("FC_FUNCTION_MEMORY_SIZE", settings.memory_size.unwrap_or(512).to_string());
    set("FC_FUNCTION_NAME", function.name.clone());
    set("FC_INSTANCE_ID", format!("c-{}", function.id));
    set("FC_QUALIFIER", "LATEST".to_owned());
    set("FC_REGION", region.clone());
    let hidden = matches!(settings.disable_inject_credentials.as_deref(), Some("Env" | "All"));
    if !function.role.is_empty() && !hidden {
        let begun = session(sandbox, tenant, &function).await?;
        set("ALIBABA_CLOUD_ACCESS_KEY_ID", begun.key.id);
        set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", begun.key.secret);
        set("ALIBABA_CLOUD_SECURITY_TOKEN", begun.key.token);
    }
    variables.sort();
    Ok(variables)
}

/// A session of the function's role, which the audit trail shows as one that the service began.
async fn session(
    sandbox: &Sandbox,
    tenant: &Arc<Tenant>,
    function: &function::Function,
) -> Result<sts::Assumed, NoInvocation> {
    let gone = || NoInvocation::NoRole { function: function.name.clone(), role: function.role.clone() };
    let (_, name) = arn::parse_role(&function.role).ok_or_else(gone)?;
    let name = Name::from(name);
    let role = sandbox.authority.role_named(&mut sandbox.store.read(tenant), &name)?.ok_or_else(gone)?;
    let now = sandbox.store.clock().now();
    // Every service of the cloud asks with the same names and condition keys.
    let Service { role_arn, context, .. } = Service::of(tenant)?;
    let (role_arn, context) = (role_arn(tenant.account.as_str(), role.name.as_str()), context(now));
    let ask = ServiceAsk { service: SERVICE, tenant, role_arn: &role_arn, context: &context, now };
    let way = ForService {
        store: &sandbox.store,
        sealer: &sandbox.sealer,
        role: &role,
        must_be_trusted: true,
        instance: None,
    };
    let session = Assume {
        session_name: function.name.clone(),
        duration: LIFETIME.min(role.max_session),
        policy: None,
        source_identity: None,
    };
    Ok(way.begin(&ask, session).await?)
}
