//! The two policy languages and what sets them apart, as data.

mod ksyun;
mod ram;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::document::Purpose;

/// Names one of the two policy languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// The language of Alibaba Cloud RAM, version `1`.
    Ram,
    /// The language of Kingsoft Cloud IAM, version `2015-11-01`.
    Ksyun,
}

/// Says that a text names no dialect.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown policy dialect `{name}`, expected `ram` or `ksyun`")]
pub struct UnknownDialect {
    /// What was given.
    pub name: String,
}

impl fmt::Display for Dialect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Dialect::Ram => "ram",
            Dialect::Ksyun => "ksyun",
        })
    }
}

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(name: &str) -> Result<Dialect, UnknownDialect> {
        match name {
            "ram" => Ok(Dialect::Ram),
            "ksyun" => Ok(Dialect::Ksyun),
            other => Err(UnknownDialect { name: other.to_owned() }),
        }
    }
}

impl Dialect {
    /// The value of `Version` that documents of this language carry.
    pub fn version(self) -> &'static str {
        self.rules().version
    }

    /// The most characters that a document of this language may have.
    pub fn longest(self, purpose: Purpose) -> usize {
        self.rules().limits.of(purpose)
    }

    /// How policies name a user of an account.
    pub fn user_name(self, account: &str, name: &str) -> String {
        format!("{}{account}:user/{name}", self.rules().principal_scheme)
    }

    /// How policies name a role of an account, and the sessions of it.
    pub fn role_name(self, account: &str, name: &str) -> String {
        let rules = self.rules();
        let name = if rules.lower_case_roles { name.to_lowercase() } else { name.to_owned() };
        format!("{}{account}:role/{name}", rules.principal_scheme)
    }

    /// Which language a resource or principal name belongs to, by its scheme.
    pub fn of_name(name: &str) -> Option<Dialect> {
        [Dialect::Ram, Dialect::Ksyun].into_iter().find(|dialect| name.starts_with(dialect.rules().scheme))
    }

    pub(crate) fn rules(self) -> &'static Rules {
        match self {
            Dialect::Ram => &ram::RULES,
            Dialect::Ksyun => &ksyun::RULES,
        }
    }
}

/// Everything in which the languages differ.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent rule of a language")]
pub(crate) struct Rules {
    /// The one value of `Version`.
    pub(crate) version: &'static str,
    /// Whether a document must say its version.
    pub(crate) version_required: bool,
    /// Whether `NotAction` is in the grammar.
    pub(crate) not_action: bool,
    /// Whether `Sid` must be unique inside a document.
    pub(crate) unique_sids: bool,
    /// How resource names begin.
    pub(crate) scheme: &'static str,
    /// How a full resource name looks, for messages.
    pub(crate) name_shape: &'static str,
    /// How the names of accounts, users and roles begin.
    pub(crate) principal_scheme: &'static str,
    /// Whether the service writes the name of a role in lower case.
    pub(crate) lower_case_roles: bool,
    /// The element of `Principal` that holds accounts, users and roles.
    pub(crate) principal_kind: &'static str,
    /// Whether numeric, date and boolean operators are in the grammar.
    pub(crate) typed_operators: bool,
    /// The key that holds every tag of a resource, where there is one.
    pub(crate) tag_set_key: Option<&'static str>,
    /// The services whose names of users, groups, roles, policies, providers and devices are compared without
    /// case: the service itself finds them without case, so a deny must not be passed by another spelling.
    pub(crate) caseless_names: &'static [&'static str],
    /// Whether an empty part of a pattern also stands for `*` in the request.
    pub(crate) empty_matches_star: bool,
    /// The most characters a document may hold.
    pub(crate) limits: Limits,
}

/// The most characters a document may hold, by what it is for.
#[derive(Debug)]
pub(crate) struct Limits {
    pub(crate) identity: usize,
    pub(crate) session: usize,
    pub(crate) trust: usize,
    pub(crate) control: usize,
    pub(crate) resource: usize,
}

impl Limits {
    pub(crate) fn of(&self, purpose: Purpose) -> usize {
        match purpose {
            Purpose::Identity => self.identity,
            Purpose::Session => self.session,
            Purpose::Trust => self.trust,
            Purpose::Control => self.control,
            Purpose::Resource => self.resource,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_and_roles_are_named_as_policies_name_them() {
        assert_eq!(Dialect::Ram.user_name("1234", "Bob"), "acs:ram::1234:user/Bob");
        assert_eq!(Dialect::Ram.role_name("1234", "Ops"), "acs:ram::1234:role/ops");
        assert_eq!(Dialect::Ksyun.user_name("1234", "Bob"), "krn:ksc:iam::1234:user/Bob");
        assert_eq!(Dialect::Ksyun.role_name("1234", "Ops"), "krn:ksc:iam::1234:role/Ops");
    }
}
