//! What the metadata service works with.

use std::sync::Arc;

use iam::authority::Authority;
use kernel::Tenant;
use policy_engine::Dialect;
use store::Store;
use sts::Sealer;

use crate::credentials::{Credentials, Issuer, Service};
use crate::reply::{Ask, Reply};
use crate::view::View;
use crate::{alibaba, kingsoft};

/// What the metadata service works with.
#[derive(Debug, Clone, Copy)]
pub struct Inside<'a> {
    /// The store.
    pub store: &'a Store,
    /// Who may do what.
    pub authority: &'a Authority,
    /// Seals sessions and tokens.
    pub sealer: &'a Sealer,
    /// Credentials of all instances.
    pub credentials: &'a Credentials,
    /// How long credentials last, in seconds.
    pub lifetime: i64,
    /// Whether a role must trust the service also where the vendor's default rule does not ask for it.
    pub strict: bool,
}

impl<'a> Inside<'a> {
    /// Issues credentials for a service.
    pub(crate) fn issuer(self, service: Service) -> Issuer<'a> {
        let Self { store, authority, sealer, lifetime, .. } = self;
        Issuer { store, authority, sealer, lifetime, service }
    }
}

/// Answers a request of an instance of this account, as the metadata service of its cloud does.
pub async fn answer(inside: Inside<'_>, tenant: &Arc<Tenant>, view: &View, ask: Ask<'_>) -> iam::Result<Reply> {
    match iam::dialect(tenant)? {
        Dialect::Ram => alibaba::answer(inside, tenant, view, ask).await,
        Dialect::Ksyun => kingsoft::answer(inside, tenant, view, ask).await,
    }
}

impl Service {
    /// The compute service of an account's cloud.
    pub fn of(tenant: &Tenant) -> iam::Result<Self> {
        Ok(match iam::dialect(tenant)? {
            Dialect::Ram => alibaba::SERVICE,
            Dialect::Ksyun => kingsoft::SERVICE,
        })
    }
}
