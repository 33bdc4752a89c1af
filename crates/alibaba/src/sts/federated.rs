//! The steps that the operations for federated callers share.

use std::sync::Arc;

use iam::authority::RoleFacts;
use kernel::Tenant;
use sts::{Assume, Assumed, Caller, Identity};
use wire::{Check, Checks, Cx, Trust};

use super::field::{ProviderArn, RoleArn};
use super::{Error, Sts};
use crate::arn;

/// What the operations answer to the question why they ask no policy beforehand.
pub(super) const REASON: &str = "what the call carries proves who calls; the trust policy of the role is asked then";

/// Somebody whom a provider vouches for, and the role they ask for.
pub(super) struct Ask {
    pub(super) role: RoleArn,
    pub(super) subject: String,
    /// Condition keys that the provider's words fill.
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) session: Assume,
}

/// The account that a provider is said to belong to.
pub(super) fn account_of(cx: &Cx<'_>, provider: &ProviderArn) -> Option<Arc<Tenant>> {
    cx.sandbox().store.tenant(crate::CLOUD.name, &provider.account)
}

/// Begins the session, when the role's trust policy lets the provider's subject assume it.
///
/// `tenant` is the account of the provider, `kind` and `name` say which provider it is.
pub(super) async fn assume(
    cx: &mut Cx<'_>,
    tenant: Arc<Tenant>,
    kind: &'static str,
    name: String,
    ask: Ask,
) -> Result<Assumed, Error> {
    let RoleArn { text, account, role } = ask.role;
    let trust = Trust { account: account.clone(), role: role.clone() };
    let found: Option<(Arc<Tenant>, Arc<RoleFacts>)> = cx.role_of(&trust)?;
    let (owner, facts) = found.ok_or(Error::NoRole { arn: text })?;
    let identity = Identity::Federated { kind, name, subject: ask.subject };
    let caller = Arc::new(Caller { tenant, identity, key_id: String::new() });
    let check = Check::new("sts:AssumeRole", arn::role(&account, &role)).trusted_by(account, role);
    let check = ask.facts.into_iter().fold(check, |check, (key, value)| check.fact(key, value));
    cx.authorize_as::<Sts>(&caller, &Checks::only(check)).await.map_err(|failure| Error::Denied(Box::new(failure)))?;
    let (now, sandbox) = (cx.now(), cx.sandbox());
    Ok(sts::assume_role(&caller, owner.id, &facts, ask.session, now, &sandbox.sealer, sandbox.store.mint())?)
}
