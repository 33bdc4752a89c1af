//! `CreatePolicyVersion`

use iam::policy::{NewVersion, Rotation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::PolicyKrn;
use crate::iam::view;

/// Adds a version to a policy of the account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicyVersion {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
    /// The document, up to 5,120 characters.
    policy_document: String,
    /// Whether the version is the one that counts from now on.
    #[serde(default)]
    set_as_default: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    create_policy_version_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    policy_version: view::Version,
}

impl Operation for CreatePolicyVersion {
    const NAME: &'static str = "CreatePolicyVersion";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader"),
        (
            "PolicyDocument",
            r#"{"Version":"2015-11-01","Statement":[{"Effect":"Allow","Action":["kec:Describe*"],"Resource":["*"]}]}"#,
        ),
        ("SetAsDefault", "true"),
    ];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:CreatePolicyVersion", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let name = input.policy_krn.own(cx.caller().account())?;
        let new = NewVersion {
            document: input.policy_document,
            set_default: input.set_as_default,
            rotation: Rotation::Refuse,
        };
        let version = iam::policy::create_version(cx.scope(), &name, new)?;
        Ok(Output { create_policy_version_result: One { policy_version: version.into() } })
    }
}
