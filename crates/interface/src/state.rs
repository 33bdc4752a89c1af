//! Who may do what in one account, as a file: what `who-can` and `what-can` read.

use std::sync::Arc;

use iam::authority::export::Principal;
use policy_engine::{AttachedTo, Dialect, Document, Malformed, PolicySet, Purpose, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The users and roles of an account with their policies.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct State {
    /// Policy language of the account's cloud.
    pub dialect: String,
    /// Number of the account.
    pub account: String,
    /// Its users and roles.
    pub principals: Vec<Principal>,
}

/// A principal with its policies compiled.
#[derive(Debug)]
pub struct Compiled {
    /// Its name.
    pub name: String,
    /// Whether it is a role.
    pub is_role: bool,
    /// How policies name it.
    pub arn: String,
    /// Its policies.
    pub policies: PolicySet,
}

/// A state that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The language is none that the engine knows.
    #[error("`{0}` is not a policy language")]
    Dialect(String),
    /// A document does not follow its language.
    #[error("policy `{policy}`: {reason}")]
    Document {
        /// Name of the policy.
        policy: String,
        /// Why.
        reason: Malformed,
    },
}

impl State {
    /// The policy language.
    pub fn language(&self) -> Result<Dialect, Unreadable> {
        self.dialect.parse().map_err(|_| Unreadable::Dialect(self.dialect.clone()))
    }

    /// The principals, ready to be asked about.
    pub fn compile(&self) -> Result<Vec<Compiled>, Unreadable> {
        self.principals.iter().map(|principal| self.compile_one(principal)).collect()
    }

    fn compile_one(&self, principal: &Principal) -> Result<Compiled, Unreadable> {
        let dialect = self.language()?;
        let is_role = principal.kind == "role";
        let mut policies = Vec::new();
        // A policy of one resource group says nothing about the account as a whole.
        for policy in principal.policies.iter().filter(|policy| policy.resource_group.is_none()) {
            let attached = match &policy.group {
                Some(group) => AttachedTo::Group(group.as_str().into()),
                None if is_role => AttachedTo::Role(principal.name.as_str().into()),
                None => AttachedTo::User(principal.name.as_str().into()),
            };
            let source = Source::new(policy.name.as_str(), policy.kind(), attached);
            let document = Document::parse(dialect, Purpose::Identity, &policy.document);
            let document = document.map_err(|reason| Unreadable::Document { policy: policy.name.clone(), reason })?;
            policies.push((source.with_version(format!("v{}", policy.version)), Arc::new(document)));
        }
        let arn = if is_role {
            dialect.role_name(&self.account, &principal.name)
        } else {
            dialect.user_name(&self.account, &principal.name)
        };
        Ok(Compiled { name: principal.name.clone(), is_role, arn, policies: PolicySet::new(policies) })
    }
}
