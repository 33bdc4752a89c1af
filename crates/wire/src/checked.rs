//! How records and recordings show who called, what was asked about the call, and what was answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use policy_engine::{Layer, Outcome};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sts::{Caller, Identity};

use crate::caller_names::PrincipalNames;

/// Sorts callers in records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhoKind {
    /// The account itself.
    Root,
    /// A user.
    User,
    /// A session of a role.
    Role,
    /// Somebody whom an identity provider vouches for.
    Federated,
    /// Nobody: the call needs no signature.
    Anonymous,
    /// A service of the cloud.
    Service,
}

/// Who made a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// What sort of caller it is.
    #[serde(rename = "type")]
    pub kind: WhoKind,
    /// Number of its account.
    pub account: String,
    /// How answers name it: for a session the name of the session.
    pub arn: String,
    /// Name of the user or role; empty for others, and in records of older versions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Name of the session, for a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Policy of the session, where it was given one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_policy: Option<String>,
    /// Access key that signed the call.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub access_key_id: String,
}

impl Who {
    pub(crate) fn of(caller: &Caller, names: &PrincipalNames) -> Self {
        let (kind, name) = match &caller.identity {
            Identity::Root => (WhoKind::Root, String::new()),
            Identity::User { name, .. } => (WhoKind::User, name.to_string()),
            Identity::Session(session) => (WhoKind::Role, session.role_name.clone()),
            Identity::Federated { .. } => (WhoKind::Federated, String::new()),
            Identity::Anonymous => (WhoKind::Anonymous, String::new()),
        };
        let session = match &caller.identity {
            Identity::Session(session) => Some(session),
            _ => None,
        };
        Self {
            kind,
            account: caller.account().to_owned(),
            arn: names.shown.clone(),
            name,
            session: session.map(|session| session.name.clone()),
            session_policy: session.and_then(|session| session.policy.clone()),
            access_key_id: caller.key_id.clone(),
        }
    }
}

/// One check of a call with everything that its answer rested on but the policies of the caller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// Account that owns the resource, where it is not the caller's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Other names of the action and the resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<AlsoNamed>,
    /// Role whose trust policy was asked too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<TrustOf>,
    /// What was answered.
    pub outcome: Outcome,
    /// The layer that had the last word.
    pub layer: Layer,
    /// The policy that decided, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Values of condition keys.
    #[serde(default)]
    pub conditions: BTreeMap<String, Vec<String>>,
    /// The conditions of the statement that allowed it, as the element `Condition`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Map<String, Value>>,
    /// Resource group of the resource, where a policy of the caller is limited to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_group: Option<String>,
    /// Whether the tags of the resource were read though it was allowed, and are among the values. Of a refused check they
    /// always are.
    #[serde(default, skip_serializing_if = "is_false")]
    pub tags_read: bool,
    /// What the account lets the caller do to itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_service: Option<SelfService>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Names that an action and its resource have besides their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlsoNamed {
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
}

/// A role that was to be assumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustOf {
    /// Its account.
    pub account: String,
    /// Its name.
    pub role: String,
}

/// A setting of the account, as the document that it amounts to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfService {
    /// Name of the setting.
    pub name: String,
    /// The document.
    pub document: String,
}

/// Conditions as the element `Condition` has them.
pub(crate) fn condition_of<'s>(
    clauses: impl Iterator<Item = (&'s str, &'s str, &'s [Arc<str>])>,
) -> Option<Map<String, Value>> {
    let mut element = Map::new();
    for (operator, key, values) in clauses {
        let values: Vec<_> = values.iter().map(|value| Value::from(&**value)).collect();
        if let Value::Object(keys) = element.entry(operator).or_insert_with(|| Value::Object(Map::new())) {
            keys.insert(key.to_owned(), Value::Array(values));
        }
    }
    (!element.is_empty()).then_some(element)
}
