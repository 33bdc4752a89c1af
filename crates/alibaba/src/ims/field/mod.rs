//! Values of IMS's parameters: each type states its rule once.
//!
//! Source: the vendor's interface metadata; length limits are in characters.

mod provider;

pub(crate) use provider::{
    AuthnSignAlgo, ClientId, ClientIds, Fingerprint, Fingerprints, IssuanceLimit, IssuerUrl, ProviderDescription,
    ProviderName, SamlMetadata,
};
