//! A user or role that documents are made for.

use policy_engine::{Dialect, Principal};
use serde::Serialize;
use wire::{Who, WhoKind};

/// A user or role.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Subject {
    /// `user` or `role`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Number of its account.
    pub account: String,
    /// How policies name it.
    pub arn: String,
    /// The language of its policies.
    pub dialect: Dialect,
}

impl Subject {
    /// Who made a call; `None` for a caller without policies of its own.
    pub fn of(who: &Who) -> Option<Self> {
        let dialect = Dialect::of_name(&who.arn)?;
        let (kind, arn) = match who.kind {
            WhoKind::User => ("user", dialect.user_name(&who.account, &who.name)),
            WhoKind::Role => ("role", dialect.role_name(&who.account, &who.name)),
            _ => return None,
        };
        Some(Self { kind, name: who.name.clone(), account: who.account.clone(), arn, dialect })
    }

    /// Whether a text names it: `NAME`, or `user/NAME` and `role/NAME` to tell two of the same name apart.
    pub fn is_named(&self, text: &str) -> bool {
        let (kind, name) = text.split_once('/').unwrap_or((self.kind, text));
        kind == self.kind && name.eq_ignore_ascii_case(&self.name)
    }

    /// It as the engine sees it; a role by a session of it.
    pub(super) fn principal(&self) -> Principal<'_> {
        match self.kind {
            "role" => Principal::role(&self.account, &self.name, &self.arn, "session"),
            _ => Principal::user(&self.account, &self.name, &self.arn),
        }
    }
}
