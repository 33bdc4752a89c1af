//! The stages that the operations for federated callers share.
//!
//! Who calls is proved by what the call carries, before its transaction begins; the role's trust policy is asked in it.

use std::sync::Arc;

use alibaba_core::arn;
use kernel::Tenant;
use sts::{Assume, Assumed, Caller, Identity};
use wire::{Before, Check, Checks, Cx, Trust};

use super::Error;
use super::field::{ProviderArn, RoleArn};

/// What is asked while nobody is vouched for.
pub(super) fn unproved() -> Checks {
    Checks::authenticated("what the call carries proves who calls; the trust policy of the role is asked then")
}

/// Somebody whom a provider vouches for.
#[derive(Debug)]
pub struct Vouched<C> {
    caller: Arc<Caller>,
    /// Condition keys that the provider's words fill.
    facts: Vec<(&'static str, String)>,
    /// What the provider says of them.
    pub(super) claims: C,
}

/// A provider that vouches for somebody: its account, its kind and its name.
pub(super) struct Provider {
    pub(super) tenant: Arc<Tenant>,
    pub(super) kind: &'static str,
    pub(super) name: String,
}

/// The account that a provider is said to belong to.
pub(super) fn account_of(before: &Before<'_>, provider: &ProviderArn) -> Option<Arc<Tenant>> {
    before.sandbox.store.tenant(alibaba_core::CLOUD.name, &provider.account)
}

impl<C> Vouched<C> {
    /// Somebody who asks for this role, when there is such a role.
    pub(super) fn new(
        before: &Before<'_>,
        provider: Provider,
        role: &RoleArn,
        subject: String,
        facts: Vec<(&'static str, String)>,
        claims: C,
    ) -> Result<Self, Error> {
        before.role_of(&trust(role))?.ok_or_else(|| Error::NoRole { arn: role.text.clone() })?;
        let Provider { tenant, kind, name } = provider;
        let identity = Identity::Federated { kind, name, subject };
        Ok(Self { caller: Arc::new(Caller { tenant, identity, key_id: String::new(), mfa: None }), facts, claims })
    }

    pub(super) fn caller(&self) -> &Arc<Caller> {
        &self.caller
    }

    /// The one question: does the role's trust policy let them in?
    pub(super) fn checks(&self, role: &RoleArn) -> Checks {
        let RoleArn { account, role, .. } = role;
        let check = Check::new("sts:AssumeRole", arn::role(account, role)).trusted_by(account, role);
        Checks::only(self.facts.iter().fold(check, |check, (key, value)| check.fact(*key, value)))
    }

    /// Begins the session.
    pub(super) fn assume(&self, cx: &mut Cx<'_>, role: &RoleArn, session: Assume) -> Result<Assumed, Error> {
        let found = cx.role_of(&trust(role))?;
        let (owner, facts) = found.ok_or_else(|| Error::NoRole { arn: role.text.clone() })?;
        let (now, sandbox) = (cx.now(), cx.sandbox());
        Ok(sts::assume_role(&self.caller, owner.id, &facts, session, now, &sandbox.sealer, sandbox.store.mint())?)
    }
}

fn trust(role: &RoleArn) -> Trust {
    Trust { account: role.account.clone(), role: role.role.clone() }
}
