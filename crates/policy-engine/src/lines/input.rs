//! What a line says.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::dialect::Dialect;
use crate::request::PrincipalKind;

/// Holds one line, its documents still as text.
///
/// A document is a JSON object, or `{"$raw": "text"}` where the text itself is
/// the point.
#[derive(Debug)]
pub struct Input<'a> {
    /// Whatever names the line; it is repeated in the answer.
    pub id: Option<&'a RawValue>,
    /// The language of all documents of the line.
    pub dialect: Dialect,
    /// Policies of the user or role, at account scope.
    pub identity_policies: Vec<&'a RawValue>,
    /// Policies of the user's groups.
    pub group_policies: Vec<&'a RawValue>,
    /// Policies of the user or role at the scope of the resource group.
    pub resource_group_policies: Option<Vec<&'a RawValue>>,
    /// The policy passed along when the role was assumed.
    pub session_policy: Option<&'a RawValue>,
    /// The trust policy of the role that is to be assumed.
    pub trust_policy: Option<&'a RawValue>,
    /// Control policies, level by level from the resource's account up.
    pub control_policies: Vec<Vec<&'a RawValue>>,
    /// The request.
    pub request: RequestInput,
    /// What `test` expects of the answer.
    pub expect: Option<Value>,
}

/// Holds the request of a line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestInput {
    /// Who asks.
    pub principal: PrincipalInput,
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// The condition keys, each with one value or an array of them.
    #[serde(default, deserialize_with = "null_as_default")]
    pub context: BTreeMap<String, Value>,
    /// The account that owns the resource; unless told, the one in the
    /// resource's name, else the caller's.
    #[serde(default)]
    pub resource_account: Option<String>,
}

/// Says who asks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrincipalInput {
    /// What sort of caller it is.
    #[serde(rename = "type")]
    pub kind: PrincipalKind,
    /// The account of the caller.
    #[serde(default, deserialize_with = "null_as_default")]
    pub account: String,
    /// The name of the user, role, service or identity provider.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// The session, if the caller is one.
    #[serde(default)]
    pub session: Option<String>,
    /// The resource name of the caller; unless told, made from the rest.
    #[serde(default)]
    pub arn: Option<String>,
}

fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Says why a line cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// The line is not a JSON object.
    #[error("the line is not a JSON object: {0}")]
    NotAnObject(serde_json::Error),
    /// A field is missing.
    #[error("the field `{0}` is missing")]
    Missing(&'static str),
    /// A field cannot be read.
    #[error("the field `{field}` cannot be read: {cause}")]
    Unreadable {
        /// The field.
        field: &'static str,
        /// What the JSON reader says.
        cause: serde_json::Error,
    },
    /// A field looks like a list of policies but is not known.
    #[error("the field `{0}` is not known")]
    Unknown(String),
    /// A condition key has a value that is neither text nor a list of texts.
    #[error("the context key `{0}` has a value that is neither a string nor an array of strings")]
    ContextValue(String),
}

type Fields<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

#[derive(Deserialize)]
#[serde(transparent)]
struct Line<'a> {
    #[serde(borrow)]
    fields: Fields<'a>,
}

const KNOWN: [&str; 10] = [
    "id",
    "dialect",
    "identity_policies",
    "group_policies",
    "resource_group_policies",
    "session_policy",
    "trust_policy",
    "control_policies",
    "request",
    "expect",
];

impl<'a> Input<'a> {
    /// Reads a line. Fields that are not known are passed over, unless their
    /// names say that they hold policies: a policy is never left out silently.
    pub fn parse(line: &'a str) -> Result<Input<'a>, InputError> {
        let line: Line<'a> = serde_json::from_str(line).map_err(InputError::NotAnObject)?;
        let fields = line.fields;
        let unknown = |name: &&Cow<'_, str>| {
            !KNOWN.contains(&&***name) && ["policy", "policies"].iter().any(|word| name.ends_with(word))
        };
        if let Some(name) = fields.keys().find(unknown) {
            return Err(InputError::Unknown(name.to_string()));
        }
        // The account may also stand beside the request.
        let beside: Option<String> = optional(&fields, "resource_account")?;
        let mut request: RequestInput = required(&fields, "request")?;
        request.resource_account = request.resource_account.or(beside);
        Ok(Input {
            id: fields.get("id").copied(),
            dialect: required(&fields, "dialect")?,
            identity_policies: optional(&fields, "identity_policies")?.unwrap_or_default(),
            group_policies: optional(&fields, "group_policies")?.unwrap_or_default(),
            resource_group_policies: optional(&fields, "resource_group_policies")?,
            session_policy: optional(&fields, "session_policy")?,
            trust_policy: optional(&fields, "trust_policy")?,
            control_policies: optional(&fields, "control_policies")?.unwrap_or_default(),
            request,
            expect: optional(&fields, "expect")?,
        })
    }

    /// The id of a line, even if the rest cannot be read.
    pub(super) fn id_of(line: &'a str) -> Option<&'a RawValue> {
        serde_json::from_str::<Line<'a>>(line).ok()?.fields.get("id").copied()
    }
}

fn optional<'a, T: Deserialize<'a>>(fields: &Fields<'a>, field: &'static str) -> Result<Option<T>, InputError> {
    match fields.get(field) {
        None => Ok(None),
        Some(raw) => serde_json::from_str(raw.get()).map_err(|cause| InputError::Unreadable { field, cause }),
    }
}

fn required<'a, T: Deserialize<'a>>(fields: &Fields<'a>, field: &'static str) -> Result<T, InputError> {
    optional(fields, field)?.ok_or(InputError::Missing(field))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawText<'a> {
    #[serde(rename = "$raw", borrow)]
    text: Cow<'a, str>,
}

/// The text of a document.
pub(super) fn document_text(document: &RawValue) -> Cow<'_, str> {
    let text = document.get();
    if text.contains("\"$raw\"")
        && let Ok(raw) = serde_json::from_str::<RawText<'_>>(text)
    {
        return raw.text;
    }
    Cow::Borrowed(text)
}
