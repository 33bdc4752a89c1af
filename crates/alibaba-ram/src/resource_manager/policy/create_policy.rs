//! `CreatePolicy`

use alibaba_core::arn;
use iam::policy::New;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::field::{Description, PolicyDocument, PolicyName};
use crate::ram::view;
use crate::resource_manager::ResourceManager;

/// Creates a policy of the account; its first version counts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicy {
    /// Name of the policy, unique in the account.
    policy_name: PolicyName,
    /// Text of the policy, up to 6,144 characters.
    policy_document: PolicyDocument,
    /// Free text, up to 1,024 characters.
    description: Option<Description>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    policy: view::Policy,
}

impl Operation for CreatePolicy {
    const NAME: &'static str = "CreatePolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("PolicyName", "EcsReader"),
        (
            "PolicyDocument",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:Describe*","Resource":"*"}]}"#,
        ),
    ];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreatePolicy", arn::ram(caller.account(), "policy/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let new = New {
            name: input.policy_name.into(),
            document: input.policy_document.0,
            description: input.description.map(Into::into),
            tags: kernel::Tags::default(),
        };
        let policy = iam::policy::create(cx.scope(), new)?;
        Ok(Output { policy: view::Policy { update_date: None, ..policy.into() } })
    }
}
