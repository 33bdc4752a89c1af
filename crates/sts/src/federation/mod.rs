//! Sessions for people and programs that an identity provider outside the cloud vouches for.
//!
//! What they carry is checked here against what the account knows about the provider. Times are
//! compared with the sandbox's clock, which is passed in.

mod fetch;
pub mod oidc;
pub mod saml;

/// How far a provider's clock may be ahead of the sandbox's, in seconds.
const AHEAD: i64 = 60;
