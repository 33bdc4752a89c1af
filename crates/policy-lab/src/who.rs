//! Who can do something, and what somebody can do.

use std::fmt;

use policy_engine::Context;
use policy_engine::analysis::{self, Access, Catalogue, Grant, Standing};
use serde::Serialize;

use crate::state::{Compiled, State, Unreadable};

/// Whether one principal can do what was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Able {
    /// `user` or `role`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Whether it can.
    #[serde(flatten)]
    pub access: Access,
}

impl fmt::Display for Able {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.kind, self.name, self.access)
    }
}

/// A question about somebody that cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The state cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Nobody has the name.
    #[error("there is no user and no role `{0}`")]
    Nobody(String),
    /// A user and a role have the name.
    #[error("`{0}` is a user and a role; say `user/{0}` or `role/{0}`")]
    Two(String),
}

/// Which users and roles of an account can do something. What conditions ask for beyond `context` is tried.
pub fn who_can(state: &State, action: &str, resource: &str, context: &Context) -> Result<Vec<Able>, Unreadable> {
    let compiled = state.compile()?;
    let standings: Vec<_> = compiled.iter().map(|one| standing(state, one)).collect();
    let access = analysis::who_can(&standings, action, resource, &state.account, context);
    let able = compiled.iter().zip(access);
    Ok(able.map(|(one, access)| Able { kind: one.kind(), name: one.name.clone(), access }).collect())
}

/// What a user or role can do; `user/NAME` and `role/NAME` tell two of the same name apart.
pub fn what_can(
    state: &State,
    principal: &str,
    catalogue: &Catalogue,
    context: &Context,
) -> Result<Vec<Grant>, Unanswered> {
    let compiled = state.compile()?;
    let one = find(&compiled, principal)?;
    Ok(analysis::what_can(&standing(state, one), catalogue, context))
}

fn standing<'a>(state: &'a State, one: &'a Compiled) -> Standing<'a> {
    Standing { principal: one.principal(&state.account), layers: one.layers() }
}

fn find<'a>(compiled: &'a [Compiled], name: &str) -> Result<&'a Compiled, Unanswered> {
    let (wanted, name) = match name.split_once('/') {
        Some((kind, name)) => (Some(kind), name),
        None => (None, name),
    };
    let fits =
        |one: &&Compiled| one.name.eq_ignore_ascii_case(name) && wanted.is_none_or(|wanted| wanted == one.kind());
    let mut found = compiled.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err(Unanswered::Two(name.to_owned())),
        (None, _) => Err(Unanswered::Nobody(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        let document = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"*"}]}"#;
        let policy = serde_json::json!({"name": "read", "system": false, "version": 1, "document": document});
        let principal = |kind: &str, name: &str, policies: &[&serde_json::Value]| serde_json::json!({"kind": kind, "name": name, "policies": policies});
        let limited = {
            let mut policy = policy.clone();
            policy["resource_group"] = "rg-1".into();
            policy
        };
        let principals = [
            principal("user", "ana", &[&policy]),
            principal("role", "Ana", &[]),
            // Of one resource group, which is not the account.
            principal("user", "bo", &[&limited]),
        ];
        serde_json::from_value(serde_json::json!({"dialect": "ram", "account": "1", "principals": principals})).unwrap()
    }

    #[test]
    fn everybody_is_asked_about() {
        let able = who_can(&state(), "oss:GetObject", "acs:oss:*:1:b/o", &Context::new()).unwrap();
        let told: Vec<_> = able.iter().map(ToString::to_string).collect();
        let refused = "refused (ImplicitDeny, AccountIdentity)";
        assert_eq!(
            told,
            ["user ana: granted".to_owned(), format!("role Ana: {refused}"), format!("user bo: {refused}")]
        );
        assert_eq!(serde_json::to_value(&able[0]).unwrap()["access"], "Granted");
    }

    #[test]
    fn a_name_of_two_says_which() {
        let catalogue = Catalogue::default();
        let ask = |name: &str| what_can(&state(), name, &catalogue, &Context::new());
        assert_eq!(ask("user/ana").unwrap().len(), 1);
        assert_eq!(ask("role/ana").unwrap().len(), 0);
        assert_eq!(ask("ana").unwrap_err().to_string(), "`ana` is a user and a role; say `user/ana` or `role/ana`");
        assert_eq!(ask("cy").unwrap_err().to_string(), "there is no user and no role `cy`");
    }
}
