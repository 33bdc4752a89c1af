//! Signing in as a user, with its password.

use std::sync::Arc;

use iam::Name;
use iam::login_profile::{self, Given, SigningIn};
use iam::mfa::Code;
use iam::password::Password;
use kernel::{Cloud, Tenant};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Store;
use sts::{Caller, Identity};

use super::sessions::Credential;
use super::{Begun, MfaOffer, NotSignedIn, Origin, SHORTEST, Secret, begin, cloud_of, lasting, trail};
use crate::server::Server;

/// What the names of users end with under which they sign in to Alibaba Cloud.
const DOMAIN: &str = ".onaliyun.com";

/// Longest session that an account can let its users have, in seconds.
const LONGEST: i64 = 24 * 60 * 60;

/// Longest name of a user with the domain of its account.
const LONGEST_NAME: usize = 192;

/// Longest password that is looked at, as in the operations that set one.
const LONGEST_PASSWORD: usize = 128;

/// A sign-in as a user. What is asked for beside the password is said one thing after the other.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordGiven {
    /// Name of the cloud; `alibaba` by default.
    pub cloud: Option<String>,
    /// Number of the account; the first one by default, and the one that the name of the user names.
    pub account_id: Option<String>,
    /// Name of the user; at Alibaba Cloud also `name@alias` and `name@alias.onaliyun.com`, with the alias or the number of
    /// the account.
    #[schemars(length(max = 192))]
    pub user_name: String,
    /// Its password.
    #[schemars(length(max = 128))]
    pub password: Secret,
    /// The code that its MFA device shows.
    #[schemars(regex(pattern = "^[0-9]{6}$"))]
    pub code: Option<String>,
    /// Another password, where one must be chosen.
    #[schemars(length(max = 128))]
    pub new_password: Option<Secret>,
    /// Two codes, one after the other, of the device that must be bound.
    pub mfa_codes: Option<[String; 2]>,
    /// How long the session lasts, in seconds; as long as the account lets it by default, and never longer.
    #[schemars(range(min = 900, max = 86_400))]
    pub duration_seconds: Option<i64>,
}

/// Signs in a user.
pub(super) async fn sign_in(server: &Server, given: PasswordGiven, from: &Origin) -> Result<Begun, NotSignedIn> {
    let cloud = cloud_of(given.cloud.as_deref())?;
    let asked = given.duration_seconds.unwrap_or(LONGEST);
    lasting(Some(asked), LONGEST, LONGEST)?;
    let account = given.account_id.clone();
    let (name, given) = read(given, from)?;
    let store = &server.open.sandbox.store;
    let (tenant, name) = place(store, cloud, account.as_deref(), &name)?;
    let user = Name::from(name.as_str());
    let entered = match tenant.clone().or_else(|| store.tenant_by_id(cloud.system)) {
        // A name in no account takes as long as any other: the account of the cloud itself has no users.
        Some(looked_in) => enter(store, looked_in, user.clone(), given).await,
        None => Err(NotSignedIn::failed("a cloud has no account of its own")),
    };
    let (entered, caller) = match (entered, tenant) {
        (Ok(signed_in), Some(tenant)) => {
            let identity = Identity::User { id: signed_in.user.id.clone(), name: signed_in.user.name.clone() };
            let caller = Caller { tenant, identity, key_id: String::new(), mfa: Some(signed_in.mfa) };
            (Ok(signed_in), Some(caller))
        }
        (entered, tenant) => {
            let identity = Identity::User { id: String::new(), name: user };
            let caller = tenant.map(|tenant| Caller { tenant, identity, key_id: String::new(), mfa: None });
            (entered.and(Err(NotSignedIn::WrongPassword)), caller)
        }
    };
    trail::of_user(server, cloud, caller.as_ref(), &name, entered.as_ref().err(), from).await;
    let signed_in = entered?;
    let caller = caller.ok_or(NotSignedIn::WrongPassword)?;
    let credential = Credential::User { tenant: caller.tenant.id, id: signed_in.user.id, mfa: Some(signed_in.mfa) };
    // An account's hours are never fewer than the shortest session.
    Ok(begin(server, &caller, credential, false, asked.min(signed_in.longest).max(SHORTEST)))
}

/// What the rule reads, and the name.
fn read(given: PasswordGiven, from: &Origin) -> Result<(String, Given), NotSignedIn> {
    let malformed = |text: &str| NotSignedIn::Malformed(text.to_owned());
    if given.user_name.chars().count() > LONGEST_NAME {
        return Err(malformed("`user_name` is up to 192 characters"));
    }
    let password = |name: &str, secret: Secret| {
        if secret.0.chars().count() <= LONGEST_PASSWORD {
            Ok(Password::new(secret.0))
        } else {
            Err(NotSignedIn::Malformed(format!("`{name}` is up to {LONGEST_PASSWORD} characters")))
        }
    };
    let code = |code: String| Code::new(code).map_err(|_| malformed("a code is six digits"));
    let codes = match given.mfa_codes {
        Some([first, second]) => Some([code(first)?, code(second)?]),
        None => None,
    };
    let read = Given {
        password: password("password", given.password)?,
        new_password: given.new_password.map(|secret| password("new_password", secret)).transpose()?,
        code: given.code.map(code).transpose()?,
        codes,
        from: from.address,
    };
    Ok((given.user_name, read))
}

/// The account of a name, and the name in it; `None` when no account of the cloud goes by what stands behind the name.
fn place(
    store: &Store,
    cloud: &'static Cloud,
    account: Option<&str>,
    name: &str,
) -> Result<(Option<Arc<Tenant>>, String), NotSignedIn> {
    let wanted = |tenant: &Arc<Tenant>| account.is_none_or(|account| account == tenant.account.as_str());
    if cloud.name == alibaba::CLOUD.name
        && let Some((user, domain)) = name.rsplit_once('@')
    {
        let domain = domain.to_ascii_lowercase();
        let label = domain.strip_suffix(DOMAIN);
        let tenant = iam::account_alias::account_of(store, cloud, label.unwrap_or(&domain));
        let tenant = tenant.map_err(NotSignedIn::failed)?;
        // Without the domain of the cloud, an `@` may also be one of the user's own name.
        if label.is_some() || tenant.is_some() {
            return Ok((tenant.filter(wanted), user.to_owned()));
        }
    }
    let found = store.accounts().into_iter().find(|tenant| tenant.cloud.name == cloud.name && wanted(tenant));
    Ok((found, name.to_owned()))
}

/// Puts the sign-in to the rule: its costly part on a thread that may be busy, the rest in one transaction.
async fn enter(
    store: &Store,
    tenant: Arc<Tenant>,
    user: Name,
    given: Given,
) -> Result<login_profile::SignedIn, NotSignedIn> {
    let from = given.from;
    let (busy, account) = (store.clone(), Arc::clone(&tenant));
    let prepared = tokio::task::spawn_blocking(move || SigningIn::prepare(&mut busy.read(&account), user, given)).await;
    let prepared = prepared.map_err(NotSignedIn::failed)?.map_err(NotSignedIn::failed)?;
    let mut scope = store.write(&tenant).await.map_err(|fault| NotSignedIn::of_error(fault.into()))?;
    let signed_in = match login_profile::sign_in(&mut scope, &prepared) {
        Ok(signed_in) => signed_in,
        Err(error) => {
            scope.abandon();
            return Err(NotSignedIn::of_error(error));
        }
    };
    scope.commit().map_err(|fault| NotSignedIn::of_error(fault.into()))?;
    signed_in.map_err(|refused| {
        let offer = |seed: &iam::mfa::Seed| MfaOffer::new(seed, tenant.account.as_str(), prepared.user());
        NotSignedIn::of_rule(refused, from, offer)
    })
}
