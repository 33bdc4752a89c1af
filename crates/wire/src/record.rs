//! What the audit trail keeps of a call.
//!
//! A call pays for it with what it has in hand anyway: its parameters, its reply, what was decided and the values that
//! it was decided on. The JSON of a record, and why each check was answered as it was, are made when somebody asks, or
//! when the record is written to a folder.

use std::borrow::Cow;
use std::sync::Arc;

use kernel::TenantId;
use policy_engine::Explanation;
use serde::{Serialize, Serializer};
use serde_json::Value;
use sts::Caller;

use crate::caller_names::PrincipalNames;
use crate::checked::{Checked, Who};
use crate::cx::{Call, Decided};
use crate::failure::Failure;
use crate::operation::{Effect, Route};
use crate::params::Params;

/// What stands in place of a secret.
pub const MASKED: &str = "****";

/// Parameters that take more bytes than this are not kept.
const LARGEST_PARAMETERS: usize = 64 * 1_024;

/// A reply that takes more bytes than this is not kept.
const LARGEST_REPLY: usize = 16 * 1_024;

/// What the parts of a record take beside what is counted: its allocations are rounded up, and it stands in a queue.
const SPARE: usize = 256;

/// Fields of replies that are secrets. A test looks through the schemas of all answers for others.
pub const SECRETS: [&str; 17] = [
    "AccessKeySecret",
    "SecretAccessKey",
    "SecurityToken",
    "Base32StringSeed",
    "QRCodePNG",
    "QrCodePng",
    "PrivateKey",
    "PrivateKeyBody",
    "UserData",
    "environmentVariables",
    "Plaintext",
    "CiphertextBlob",
    "RandomPassword",
    "SecretData",
    // Scripts, the values for the names in them, and what they wrote.
    "CommandContent",
    "Parameters",
    "Output",
];

/// What a record holds beside its columns.
#[derive(Debug)]
pub(crate) struct Detail {
    call: Arc<Call>,
    caller: Option<(Arc<Caller>, Arc<PrincipalNames>)>,
    effect: Option<Effect>,
    decided: Box<[Decided]>,
    refused: Option<Refused>,
    ignored: Vec<String>,
    /// The parameters, a JSON object.
    parameters: Option<Box<str>>,
    /// What an operation that changed something replied, a JSON object.
    reply: Option<String>,
}

/// Code and message of a refusal.
#[derive(Debug)]
struct Refused {
    code: Cow<'static, str>,
    message: Cow<'static, str>,
}

impl Refused {
    fn of(failure: &Failure) -> Self {
        let message = failure.recorded.map_or_else(|| Cow::Owned(failure.message.clone()), Cow::Borrowed);
        Self { code: failure.code.clone(), message }
    }
}

impl Detail {
    /// What is known about a call before anything was decided.
    pub(crate) fn new(call: Arc<Call>, caller: Option<(Arc<Caller>, Arc<PrincipalNames>)>) -> Self {
        Self {
            call,
            caller,
            effect: None,
            decided: Box::default(),
            refused: None,
            ignored: Vec::new(),
            parameters: None,
            reply: None,
        }
    }

    /// The same with the operation and the parameters that it knows; secrets among them are masked.
    pub(crate) fn asked(mut self, route: &Route, params: &Params) -> Self {
        self.effect = Some(route.effect);
        // One text takes a tenth of what a tree of them does.
        let pairs: Vec<_> = known(route, params).collect();
        let length: usize = pairs.iter().map(|(name, value)| name.len() + value.len()).sum();
        if length <= LARGEST_PARAMETERS {
            let object = Object(&pairs);
            self.parameters = serde_json::to_string(&object).ok().map(String::into_boxed_str);
        }
        self
    }

    /// The same with what was decided.
    pub(crate) fn decided(mut self, decided: Box<[Decided]>) -> Self {
        self.decided = decided;
        self
    }

    /// The same with what a call was answered that succeeded. What a read replied can be asked for again.
    pub(crate) fn answered(mut self, reply: &str, ignored: &[String]) -> Self {
        let keep = self.effect == Some(Effect::Write) && reply.len() <= LARGEST_REPLY && reply != "null";
        self.reply = keep.then(|| without_secrets(reply));
        self.ignored = ignored.to_vec();
        self
    }

    /// The same with what a call was answered that was refused.
    pub(crate) fn refused(mut self, failure: &Failure) -> Self {
        self.refused = Some(Refused::of(failure));
        self.reply = None;
        self
    }

    /// The call.
    pub(crate) fn call(&self) -> &Call {
        &self.call
    }

    /// Account of the caller.
    pub(crate) fn tenant(&self) -> Option<TenantId> {
        self.caller.as_ref().map(|(caller, _)| caller.tenant.id)
    }

    /// The checks as records show them.
    pub(crate) fn checks(&self) -> Vec<Checked> {
        self.decided.iter().map(Decided::shown).collect()
    }

    /// Why each check was answered as it was.
    pub(crate) fn explain(&self) -> Vec<Explanation> {
        self.decided.iter().map(Decided::explain).collect()
    }
}

/// The parameters of a call that its operation knows; secrets among them are masked.
pub(crate) fn known<'p>(route: &Route, params: &'p Params) -> impl Iterator<Item = (String, &'p str)> {
    let (known, secrets) = (route.parameters(), route.secrets());
    params.pairs().into_iter().filter_map(|(name, value)| {
        let first = name.split('.').next().unwrap_or_default();
        let value = if secrets.contains(first) { MASKED } else { value };
        known.contains(first).then_some((name, value))
    })
}

/// A reply in which every secret is masked.
pub(crate) fn without_secrets(reply: &str) -> String {
    fn mask(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    // Some secrets are texts, and one is a structure of them.
                    if SECRETS.contains(&name.as_str()) && (field.is_string() || field.is_object()) {
                        *field = Value::from(MASKED);
                    } else {
                        mask(field);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(mask),
            _ => {}
        }
    }
    if !SECRETS.iter().any(|name| reply.contains(name)) {
        return reply.to_owned();
    }
    let mut value = crate::render::parsed(reply);
    mask(&mut value);
    value.to_string()
}

/// A record, as whoever reads the trail sees it.
#[derive(Serialize)]
struct Shown<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    caller: Option<Who>,
    source_ip: String,
    secure: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    user_agent: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'d str>,
    effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameters: Option<Value>,
    checks: Vec<Checked>,
    decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'d str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    ignored_parameters: &'d [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
}

/// Names and values, as a JSON object.
struct Object<'p>(&'p [(String, &'p str)]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl store::audit::Detail for Detail {
    fn to_json(&self) -> String {
        let caller = self.caller.as_ref().map(|(caller, names)| Who::of(caller, names));
        let denied = self.decided.iter().find(|one| !one.decision.outcome.is_allow());
        let explanation = denied.map(Decided::explain);
        let shown = Shown {
            caller,
            source_ip: self.call.source_ip.to_string(),
            secure: self.call.secure,
            user_agent: &self.call.user_agent,
            region: self.call.region.as_deref(),
            effect: match self.effect {
                Some(Effect::Read) => "read",
                Some(Effect::Write) => "write",
                None => "none",
            },
            parameters: self.parameters.as_deref().map(crate::render::parsed),
            checks: self.checks(),
            decision: match (&self.refused, denied) {
                (_, Some(denied)) => denied.decision.outcome.as_str(),
                (Some(_), None) if self.decided.is_empty() => "Refused",
                _ => "Allow",
            },
            code: self.refused.as_ref().map(|refused| &*refused.code),
            message: self.refused.as_ref().map(|refused| &*refused.message),
            ignored_parameters: &self.ignored,
            reply: self.reply.as_deref().map(crate::render::parsed),
            why: explanation.as_ref().map(Explanation::to_text),
            explanation,
        };
        serde_json::to_string(&shown).unwrap_or_default()
    }

    fn size(&self) -> usize {
        let texts = [&self.call.request_id, &self.call.user_agent, &self.call.host];
        let texts = texts.into_iter().chain(&self.call.region).map(String::len).sum::<usize>();
        let caller = self.caller.as_ref().map_or(0, |(caller, names)| {
            size_of::<Caller>() + size_of::<PrincipalNames>() + caller.key_id.len() + 2 * names.shown.len() + SPARE
        });
        let parameters = self.parameters.as_ref().map_or(0, |text| text.len());
        let reply = self.reply.as_ref().map_or(0, String::len);
        let decided: usize = self.decided.iter().map(Decided::size).sum();
        let refused = self.refused.as_ref().map_or(0, |refused| refused.code.len() + refused.message.len());
        let ignored: usize = self.ignored.iter().map(|name| name.len() + size_of::<String>()).sum();
        size_of::<Self>()
            + size_of::<Call>()
            + SPARE
            + texts
            + caller
            + parameters
            + reply
            + decided
            + refused
            + ignored
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_replies_are_masked_wherever_they_stand() {
        let reply = r#"{"AccessKey":{"AccessKeyId":"LTAI1","AccessKeySecret":"s","More":[{"SecurityToken":"t"}]}}"#;
        let masked =
            r#"{"AccessKey":{"AccessKeyId":"LTAI1","AccessKeySecret":"****","More":[{"SecurityToken":"****"}]}}"#;
        assert_eq!(without_secrets(reply), masked);
        assert_eq!(without_secrets(r#"{"Role":{}}"#), r#"{"Role":{}}"#);
    }
}
