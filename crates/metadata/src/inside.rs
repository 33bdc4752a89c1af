//! What the metadata service works with.

use iam::authority::Authority;
use store::Store;
use sts::Sealer;

use crate::credentials::{Credentials, Issuer, Service};

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
}

impl<'a> Inside<'a> {
    /// Issues credentials for a service.
    pub(crate) fn issuer(self, service: Service) -> Issuer<'a> {
        let Self { store, authority, sealer, lifetime, .. } = self;
        Issuer { store, authority, sealer, lifetime, service }
    }
}
