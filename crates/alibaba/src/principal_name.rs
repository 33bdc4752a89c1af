//! Names of users, groups and roles that carry the domain of their account: `alice@1234567890123456.onaliyun.com`.
//!
//! Forms: the vendor's page on `AttachPolicy` of Resource Management. Roles have a domain of their own there;
//! the one of users is accepted for them too.

use iam::Name;
use iam::attachment::HolderKind;

/// What the names of users and groups end with.
const USERS: &str = ".onaliyun.com";

/// What the names of roles end with.
const ROLES: &str = ".onaliyunservice.com";

/// The domain of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Domain {
    /// First label: the number of the account.
    label: String,
}

impl Domain {
    /// The domain of the account with this number.
    pub(crate) fn of(account: &str) -> Self {
        Self { label: account.to_owned() }
    }

    /// The name of a user, group or role.
    pub(crate) fn name(&self, kind: HolderKind, name: impl std::fmt::Display) -> String {
        let label = &self.label;
        match kind {
            HolderKind::User => format!("{name}@{label}{USERS}"),
            HolderKind::Group => format!("{name}@group.{label}{USERS}"),
            HolderKind::Role => format!("{name}@role.{label}{ROLES}"),
        }
    }

    /// Whether a name belongs to this account.
    pub(crate) fn has(&self, name: &PrincipalName) -> bool {
        self.label.eq_ignore_ascii_case(&name.label)
    }
}

/// A name with a domain, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PrincipalName {
    /// Kind of the identity.
    pub(crate) kind: HolderKind,
    /// Its name in the account.
    pub(crate) name: Name,
    /// First label of the account's domain.
    label: String,
}

impl PrincipalName {
    /// Takes a name apart; `None` when it has none of the forms.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (name, domain) = text.rsplit_once('@')?;
        let lower = domain.to_ascii_lowercase();
        let (labels, of_role) = match (lower.strip_suffix(USERS), lower.strip_suffix(ROLES)) {
            (Some(labels), _) => (labels, false),
            (_, Some(labels)) => (labels, true),
            _ => return None,
        };
        let (kind, label) = match labels.split_once('.') {
            None if of_role => return None,
            None => (HolderKind::User, labels),
            Some(("group", label)) if !of_role => (HolderKind::Group, label),
            Some(("role", label)) => (HolderKind::Role, label),
            Some(_) => return None,
        };
        let plain = !name.is_empty() && !label.is_empty() && !label.contains('.');
        plain.then(|| Self { kind, name: Name::from(name), label: label.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [HolderKind; 3] = [HolderKind::User, HolderKind::Group, HolderKind::Role];

    #[test]
    fn every_kind_has_its_form_and_is_read_back() {
        let domain = Domain::of("1234");
        let shown = KINDS.map(|kind| domain.name(kind, "Ana"));
        assert_eq!(
            shown,
            ["Ana@1234.onaliyun.com", "Ana@group.1234.onaliyun.com", "Ana@role.1234.onaliyunservice.com"]
        );
        for (kind, text) in KINDS.into_iter().zip(shown) {
            let read = PrincipalName::parse(&text).unwrap();
            assert_eq!((read.kind, read.name.as_str()), (kind, "Ana"), "{text}");
            assert!(domain.has(&read) && !Domain::of("12345").has(&read));
        }
    }

    #[test]
    fn a_role_is_found_under_the_domain_of_users_too() {
        let read = PrincipalName::parse("Ops@ROLE.1234.OnAliyun.com").unwrap();
        assert_eq!((read.kind, read.name.as_str()), (HolderKind::Role, "Ops"));
    }

    #[test]
    fn a_user_may_have_an_at_sign_in_its_name() {
        let read = PrincipalName::parse("ana@home@1234.onaliyun.com").unwrap();
        assert_eq!(read.name.as_str(), "ana@home");
    }

    #[test]
    fn anything_else_is_no_name() {
        for wrong in [
            "",
            "ana",
            "@1234.onaliyun.com",
            "ana@.onaliyun.com",
            "ana@onaliyun.com",
            "ana@1234.example.com",
            "ana@1234.onaliyunservice.com",
            "ana@group.1234.onaliyunservice.com",
            "ana@team.1234.onaliyun.com",
            "ana@role.a.b.onaliyun.com",
        ] {
            assert_eq!(PrincipalName::parse(wrong), None, "{wrong}");
        }
    }
}
