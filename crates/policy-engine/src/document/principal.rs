//! Whom a resource-based policy names.

use std::sync::Arc;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::request::{Principal, PrincipalKind};

/// Sorts the principals that a document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum TrustedKind {
    /// Everyone; only in policies of resources other than roles.
    Everyone,
    /// Every user and role of an account.
    Account,
    /// One user.
    User,
    /// One role.
    Role,
    /// A service of the cloud.
    Service,
    /// An identity provider.
    Federated,
}

/// Holds one principal that a document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedPrincipal {
    kind: TrustedKind,
    text: Arc<str>,
    account: Box<str>,
    name: Box<str>,
}

impl TrustedPrincipal {
    /// What sort of principal it is.
    pub fn kind(&self) -> TrustedKind {
        self.kind
    }

    /// The principal as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The account the principal belongs to; empty for services.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The name of the user, role, service or identity provider.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is_service(&self, service: &str) -> bool {
        self.kind == TrustedKind::Service && &*self.name == service
    }

    fn new(kind: TrustedKind, text: &str, account: &str, name: &str) -> TrustedPrincipal {
        TrustedPrincipal { kind, text: text.into(), account: account.into(), name: name.into() }
    }

    pub(crate) fn everyone() -> TrustedPrincipal {
        TrustedPrincipal::new(TrustedKind::Everyone, "*", "", "")
    }

    pub(crate) fn service(text: &str) -> Option<TrustedPrincipal> {
        let is_name = !text.is_empty() && !text.contains(['*', '?', ':', '/', ' ']);
        is_name.then(|| TrustedPrincipal::new(TrustedKind::Service, text, "", text))
    }

    /// Reads `root`, `user/<name>` or `role/<name>` of an account.
    pub(crate) fn identity(dialect: Dialect, text: &str) -> Option<TrustedPrincipal> {
        let (account, rest) = split_account(dialect, text)?;
        if rest == "root" {
            return Some(TrustedPrincipal::new(TrustedKind::Account, text, account, rest));
        }
        let (kind, name) = rest.split_once('/')?;
        let kind = match kind {
            "user" => TrustedKind::User,
            "role" => TrustedKind::Role,
            _ => return None,
        };
        is_name(name).then(|| TrustedPrincipal::new(kind, text, account, name))
    }

    /// Reads an account id alone, as bucket policies write it.
    pub(crate) fn account_id(text: &str) -> Option<TrustedPrincipal> {
        let is_id = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_id.then(|| TrustedPrincipal::new(TrustedKind::Account, text, text, "root"))
    }

    /// Reads `saml-provider/<name>` or `oidc-provider/<name>` of an account.
    pub(crate) fn federated(dialect: Dialect, text: &str) -> Option<TrustedPrincipal> {
        let (account, rest) = split_account(dialect, text)?;
        let (kind, name) = rest.split_once('/')?;
        let known = matches!(kind, "saml-provider" | "oidc-provider");
        (known && is_name(name)).then(|| TrustedPrincipal::new(TrustedKind::Federated, text, account, name))
    }

    /// Whether this names the caller. Names of users, roles and providers of RAM are
    /// compared without case, since the service lower-cases them itself.
    pub(crate) fn covers(&self, caller: &Principal<'_>) -> bool {
        let ignore_case = Dialect::of_name(&self.text) == Some(Dialect::Ram);
        let named = |kind| {
            caller.kind == kind
                && *caller.account == *self.account
                && (*caller.name == *self.name || ignore_case && caller.name.eq_ignore_ascii_case(&self.name))
        };
        match self.kind {
            TrustedKind::Everyone => true,
            TrustedKind::Account => {
                let of_account = matches!(caller.kind, PrincipalKind::Root | PrincipalKind::User | PrincipalKind::Role);
                of_account && *caller.account == *self.account
            }
            TrustedKind::User => named(PrincipalKind::User),
            TrustedKind::Role => named(PrincipalKind::Role),
            TrustedKind::Service => caller.kind == PrincipalKind::Service && *caller.name == *self.name,
            TrustedKind::Federated => {
                let same = *caller.arn == *self.text || ignore_case && caller.arn.eq_ignore_ascii_case(&self.text);
                caller.kind == PrincipalKind::Federated && same
            }
        }
    }
}

fn split_account(dialect: Dialect, text: &str) -> Option<(&str, &str)> {
    let (account, rest) = text.strip_prefix(dialect.rules().principal_scheme)?.split_once(':')?;
    let is_account = !account.is_empty() && !account.contains(['*', '?', '/']);
    is_account.then_some((account, rest))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['*', '?', ':', '/'])
}
