//! Identity providers: who outside the cloud may vouch for people and programs.

pub mod oidc;
pub mod saml;
