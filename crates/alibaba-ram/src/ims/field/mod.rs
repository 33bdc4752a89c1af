//! Values of IMS's parameters: each type states its rule once.
//!
//! Source: the vendor's interface metadata; length limits are in characters.

mod key_policy;
mod parameter_rules;
mod provider;
mod sign_in;
mod tag;
mod user;

#[cfg(test)]
mod tests;

pub(crate) use key_policy::{ADDRESSES, KeyPolicyDocument, STATEMENTS};
pub(crate) use parameter_rules::{Broken, Rule, Ruled, one_of};
pub(crate) use provider::{
    AuthnSignAlgo, ClientId, ClientIds, Fingerprint, Fingerprints, IssuanceLimit, IssuerUrl, ProviderDescription,
    ProviderName, SamlMetadata,
};
pub(crate) use sign_in::{
    DefaultDomain, DifferentCharacters, IdleDays, InitialPasswordAge, MfaDeviceName, MfaOperation, RiskOperation,
    VerificationType,
};
pub(crate) use tag::{ResourceIds, ResourcePrincipalNames, ResourceType};
pub(crate) use user::{DisplayName, KeyOwnerName, NewDisplayName, UserPrincipalName, UserStatus};
