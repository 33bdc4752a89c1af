//! Values of the parameters of data guard groups.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::field::texts;

texts! {
    /// Name of a group. GUESS: up to 64 characters; no page of the vendor has a limit.
    Name = 1 to 64 of |c| !c.is_control();
}

/// How instances of a group are kept apart. Source: Terraform's provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Type {
    /// On hosts of their own.
    #[default]
    Host,
    /// In domains of their own.
    Domain,
}

impl Type {
    /// The vendor's word, which is kept.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Domain => "domain",
        }
    }
}

/// The vendor's word for how far apart instances are that are kept apart so.
pub(super) fn level(kept: &str) -> &'static str {
    if kept == Type::Domain.as_str() { "tol" } else { "Host" }
}
