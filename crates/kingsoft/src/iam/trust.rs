//! Whom a role trusts: accounts and services on the wire, a trust policy in the domain.

use policy_engine::{Dialect, Document, Effect, Purpose, TrustedKind};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, json};
use wire::Problem;

use crate::krn;

/// What follows the short name of a service in a trust policy.
const DOMAIN: &str = ".ksyun.com";

/// Whom a role trusts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trust {
    /// Numbers of accounts.
    pub(crate) accounts: Vec<String>,
    /// Services of the cloud, such as `kec`.
    pub(crate) services: Vec<String>,
}

impl Trust {
    /// What a trust policy says.
    pub(crate) fn of(document: &str) -> Self {
        let mut trust = Self::default();
        let Ok(document) = Document::parse(Dialect::Ksyun, Purpose::Trust, document) else { return trust };
        for (effect, principal) in document.principals() {
            match (effect, principal.kind()) {
                (Effect::Allow, TrustedKind::Account) => trust.accounts.push(principal.account().to_owned()),
                (Effect::Allow, TrustedKind::Service) => {
                    let name = principal.name();
                    trust.services.push(name.strip_suffix(DOMAIN).unwrap_or(name).to_owned());
                }
                _ => {}
            }
        }
        trust
    }

    /// The trust policy that says so.
    pub(crate) fn document(&self) -> String {
        let mut principal = Map::new();
        if !self.accounts.is_empty() {
            let accounts: Vec<_> = self.accounts.iter().map(|account| krn::iam(account, "root")).collect();
            principal.insert("KSC".to_owned(), json!(accounts));
        }
        if !self.services.is_empty() {
            let services: Vec<_> = self.services.iter().map(|service| format!("{service}{DOMAIN}")).collect();
            principal.insert("Service".to_owned(), json!(services));
        }
        let statement = json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal});
        json!({"Version": "2015-11-01", "Statement": [statement]}).to_string()
    }

    /// Whether a service, by its name in a trust policy, is among the services.
    pub(crate) fn names(&self, service: &str) -> bool {
        self.services.iter().any(|name| service.strip_suffix(DOMAIN) == Some(name))
    }

    /// The vendor's number for the kind of trusted entity. Its meaning is not published: 1 is taken for
    /// accounts and 2 for services.
    pub(crate) fn kind(&self) -> u8 {
        if self.services.is_empty() { 1 } else { 2 }
    }
}

/// Numbers of accounts, with commas between them: up to 20.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct TrustAccounts(#[schemars(with = "String")] pub(crate) Vec<String>);

impl TryFrom<String> for TrustAccounts {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let digits = |word: &str| word.len() <= 20 && word.bytes().all(|byte| byte.is_ascii_digit());
        words(&text, 20, digits).map(Self)
    }
}

/// Services that a role trusts, such as `kec` or `kec.ksyun.com`, with commas between them. An extension: the vendor's console offers them,
/// its interface does not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct TrustServices(#[schemars(with = "String")] pub(crate) Vec<String>);

impl TryFrom<String> for TrustServices {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let text = text.replace(DOMAIN, "");
        words(&text, 20, |word| word.len() <= 32 && word.chars().all(allowed)).map(Self)
    }
}

/// Each word once, in the order of the text.
fn words(text: &str, most: usize, allowed: impl Fn(&str) -> bool) -> Result<Vec<String>, Problem> {
    let mut words = Vec::<String>::new();
    for word in text.split(',').map(str::trim) {
        if word.is_empty() || !allowed(word) {
            return Err(Problem::Format);
        }
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    if words.len() > most { Err(Problem::Length) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trust_policy_says_what_was_asked_for() {
        let both = Trust { accounts: vec!["2000143391".to_owned()], services: vec!["kec".to_owned()] };
        assert_eq!(Trust::of(&both.document()), both);
        assert_eq!(both.kind(), 2);
        let accounts = Trust { services: Vec::new(), ..both };
        assert_eq!(Trust::of(&accounts.document()), accounts);
        assert_eq!(accounts.kind(), 1);
    }

    #[test]
    fn up_to_twenty_accounts_are_trusted() {
        let list = |count: u32| (0..count).map(|n| (2_000_000_000 + n).to_string()).collect::<Vec<_>>().join(",");
        assert_eq!(TrustAccounts::try_from(list(20)).unwrap().0.len(), 20);
        assert_eq!(TrustAccounts::try_from(list(21)), Err(Problem::Length));
        assert_eq!(TrustAccounts::try_from("1,1 ,1".to_owned()).unwrap().0, ["1"]);
        for wrong in ["", "x", "1,,2", "1;2"] {
            assert_eq!(TrustAccounts::try_from(wrong.to_owned()), Err(Problem::Format), "{wrong}");
        }
    }
}
