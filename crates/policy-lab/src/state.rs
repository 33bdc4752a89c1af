//! Who may do what in one account, as a value: what questions about the account are asked of.

use std::sync::Arc;

use iam::authority::export::{Policy, Principal};
use policy_engine::{AttachedTo, Dialect, Document, Layers, Malformed, PolicySet, Purpose, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The users and roles of an account with their policies.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
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
    /// Its policies for the whole account.
    pub policies: PolicySet,
    /// Its policies for one resource group, by the id of the group.
    pub resource_groups: Vec<(String, PolicySet)>,
    /// The trust policy of a role.
    pub trust: Option<PolicySet>,
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
        let mut account = Vec::new();
        let mut groups = Vec::<(String, Vec<(Source, Arc<Document>)>)>::new();
        for policy in &principal.policies {
            let document = parse(dialect, Purpose::Identity, &policy.name, &policy.document)?;
            let counting = (source(principal, policy), document);
            match &policy.resource_group {
                None => account.push(counting),
                Some(id) => match groups.iter_mut().find(|(known, _)| known == id) {
                    Some((_, policies)) => policies.push(counting),
                    None => groups.push((id.clone(), vec![counting])),
                },
            }
        }
        let arn = if is_role {
            dialect.role_name(&self.account, &principal.name)
        } else {
            dialect.user_name(&self.account, &principal.name)
        };
        let trust = principal.trust.as_ref().map(|text| {
            let attached = AttachedTo::Role(principal.name.as_str().into());
            let source = Source::new(principal.name.as_str(), policy_engine::SourceKind::Trust, attached);
            Ok(PolicySet::new([(source, parse(dialect, Purpose::Trust, &principal.name, text)?)]))
        });
        Ok(Compiled {
            name: principal.name.clone(),
            is_role,
            arn,
            policies: PolicySet::new(account),
            resource_groups: groups.into_iter().map(|(id, policies)| (id, PolicySet::new(policies))).collect(),
            trust: trust.transpose()?,
        })
    }
}

impl Compiled {
    /// `user` or `role`.
    pub fn kind(&self) -> &'static str {
        if self.is_role { "role" } else { "user" }
    }

    /// It as the engine sees it; a role by a session of it.
    pub fn principal<'a>(&'a self, account: &'a str) -> policy_engine::Principal<'a> {
        if self.is_role {
            policy_engine::Principal::role(account, &self.name, &self.arn, "session")
        } else {
            policy_engine::Principal::user(account, &self.name, &self.arn)
        }
    }

    /// Its policies for the whole account, as layers. A policy of one resource group says nothing about the account.
    pub fn layers(&self) -> Layers<'_> {
        Layers::identity(&self.policies)
    }
}

fn source(principal: &Principal, policy: &Policy) -> Source {
    let attached = match &policy.group {
        Some(group) => AttachedTo::Group(group.as_str().into()),
        None if principal.kind == "role" => AttachedTo::Role(principal.name.as_str().into()),
        None => AttachedTo::User(principal.name.as_str().into()),
    };
    Source::new(policy.name.as_str(), policy.kind(), attached).with_version(format!("v{}", policy.version))
}

fn parse(dialect: Dialect, purpose: Purpose, name: &str, text: &str) -> Result<Arc<Document>, Unreadable> {
    let document = Document::parse(dialect, purpose, text);
    document.map(Arc::new).map_err(|reason| Unreadable::Document { policy: name.to_owned(), reason })
}
