//! Names of users, groups and roles that carry the domain of their account: `alice@1234567890123456.onaliyun.com`.
//!
//! Forms: the vendor's page on `AttachPolicy` of Resource Management. Roles have a domain of their own there;
//! the one of users is accepted for them too.

use iam::Name;
use iam::attachment::HolderKind;
use store::Scope;

/// What the names of users and groups end with.
const USERS: &str = ".onaliyun.com";

/// What the names of roles end with.
const ROLES: &str = ".onaliyunservice.com";

/// The domain of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// First label: the number of the account.
    label: String,
    /// The account's alias, which takes the place of the number where there is one.
    alias: Option<String>,
}

impl Domain {
    /// The domain of the account with this number.
    pub fn of(account: &str) -> Self {
        Self { label: account.to_owned(), alias: None }
    }

    /// The domain of an account, under its alias if it has one.
    pub fn of_account(scope: &mut Scope<'_>) -> iam::Result<Self> {
        let alias = iam::account_alias::get(scope)?;
        Ok(Self { alias, ..Self::of(scope.account().as_str()) })
    }

    /// First label: the alias of the account, else its number.
    fn label(&self) -> &str {
        self.alias.as_deref().unwrap_or(&self.label)
    }

    /// What the names of the account's users end with.
    pub fn of_users(&self) -> String {
        format!("{}{USERS}", self.label())
    }

    /// First label of the domain of an account's users; `None` when the text is no such domain.
    pub fn label_of(domain: &str) -> Option<&str> {
        domain.strip_suffix(USERS).filter(|label| !label.contains('.'))
    }

    /// The name of a user, group or role.
    pub fn name(&self, kind: HolderKind, name: impl std::fmt::Display) -> String {
        let label = self.label();
        match kind {
            HolderKind::User => format!("{name}@{label}{USERS}"),
            HolderKind::Group => format!("{name}@group.{label}{USERS}"),
            HolderKind::Role => format!("{name}@role.{label}{ROLES}"),
        }
    }

    /// Whether a name belongs to this account.
    pub fn has(&self, name: &PrincipalName) -> bool {
        let labels = [Some(&self.label), self.alias.as_ref()];
        labels.into_iter().flatten().any(|label| label.eq_ignore_ascii_case(&name.label))
    }
}

/// A name with a domain, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrincipalName {
    /// Kind of the identity.
    pub kind: HolderKind,
    /// Its name in the account.
    pub name: Name,
    /// First label of the account's domain.
    label: String,
}

impl PrincipalName {
    /// Takes a name apart; `None` when it has none of the forms.
    pub fn parse(text: &str) -> Option<Self> {
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
    fn an_alias_is_shown_and_the_number_goes_on_being_read() {
        let domain = Domain { alias: Some("acme".to_owned()), ..Domain::of("1234") };
        assert_eq!(domain.name(HolderKind::User, "ana"), "ana@acme.onaliyun.com");
        for (text, own) in
            [("ana@acme.onaliyun.com", true), ("ana@1234.onaliyun.com", true), ("a@b.onaliyun.com", false)]
        {
            assert_eq!(domain.has(&PrincipalName::parse(text).unwrap()), own, "{text}");
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
