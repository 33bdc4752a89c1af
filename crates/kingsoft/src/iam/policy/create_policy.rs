//! `CreatePolicy`

use iam::policy::New;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Description, PolicyName};
use crate::iam::view;
use crate::krn;

/// Creates a policy whose first version counts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicy {
    /// Name of the policy, unique in the account.
    policy_name: PolicyName,
    /// The document, up to 5,120 characters.
    policy_document: String,
    /// Free text, up to 1,000 characters.
    description: Option<Description>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    create_policy_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    policy: view::Policy<&'static str>,
}

impl Operation for CreatePolicy {
    const NAME: &'static str = "CreatePolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("PolicyName", "kec-reader"),
        (
            "PolicyDocument",
            r#"{"Version":"2015-11-01","Statement":[{"Effect":"Allow","Action":["kec:Describe*"],"Resource":["*"]}]}"#,
        ),
        ("Description", "May look at instances."),
    ];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:CreatePolicy", krn::policy(caller.account(), &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let new = New {
            name: input.policy_name.into(),
            document: input.policy_document,
            description: input.description.map(|text| text.0),
            tags: Tags::default(),
        };
        let policy = iam::policy::create(cx.scope(), new)?;
        let policy = view::Policy::new(cx.caller().account(), policy, "0");
        Ok(Output { create_policy_result: One { policy } })
    }
}
