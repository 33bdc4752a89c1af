//! `DecodeDiagnosticMessage`

use alibaba_core::diagnostic::{self, Condition, Matched};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Problem};

use crate::ram::Ram;

/// Says what the diagnostic message of a refused call says: what was asked, and which policies took part.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DecodeDiagnosticMessage {
    /// The message, as the refusal had it.
    encoded_diagnostic_message: Message,
}

/// A text that can be a diagnostic message.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
struct Message(#[schemars(length(min = 1, max = 65_536))] String);

impl TryFrom<String> for Message {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if (1..=diagnostic::LONGEST).contains(&text.len()) { Ok(Self(text)) } else { Err(Problem::Value) }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    decoded_diagnostic_message: Decoded,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Decoded {
    auth_action: String,
    auth_resource: String,
    auth_principal: Principal,
    auth_conditions: Vec<Condition>,
    explicit_deny: bool,
    no_permission_policy_type: Option<String>,
    matched_policies: Vec<Matched>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Principal {
    #[serde(rename = "AuthPrincipalType")]
    kind: String,
    #[serde(rename = "AuthPrincipalOwnerId")]
    account: String,
    #[serde(rename = "AuthPrincipalDisplayName")]
    name: String,
}

impl Operation for DecodeDiagnosticMessage {
    const NAME: &'static str = "DecodeDiagnosticMessage";
    const EFFECT: Effect = Effect::Read;
    // The beginning of the vendor's own example. No sandbox has sealed it, so this one refuses it.
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("EncodedDiagnosticMessage", "AQEAAAAAZBgxr0U1MjA1")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("ram:DecodeDiagnosticMessage", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let message = diagnostic::decode(&cx.sandbox().sealer, cx.caller(), &input.encoded_diagnostic_message.0)
            .ok_or(iam::Error::Foreign { parameter: "EncodedDiagnosticMessage" })?;
        let auth_principal =
            Principal { kind: message.principal_type, account: message.principal_owner, name: message.principal_name };
        Ok(Output {
            decoded_diagnostic_message: Decoded {
                auth_action: message.auth_action,
                auth_resource: message.auth_resource,
                auth_principal,
                auth_conditions: message.conditions,
                explicit_deny: message.explicit_deny,
                no_permission_policy_type: message.policy_type,
                matched_policies: message.matched,
            },
        })
    }
}
