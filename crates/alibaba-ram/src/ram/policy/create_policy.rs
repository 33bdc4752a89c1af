//! `CreatePolicy`

use alibaba_core::arn;
use iam::policy::New;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{Description, PolicyDocument, PolicyName, TagList};
use crate::ram::view;

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
    /// Up to 20 tags.
    #[serde(default)]
    tag: TagList,
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
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let check = Check::new("ram:CreatePolicy", arn::ram(caller.account(), "policy/*"));
        Checks::only(input.tag.facts_of(check))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let new = New {
            name: input.policy_name.into(),
            document: input.policy_document.0,
            description: input.description.map(Into::into),
            tags: input.tag.into(),
        };
        let policy = iam::policy::create(cx.scope(), new)?;
        Ok(Output { policy: view::Policy { update_date: None, ..policy.into() } })
    }
}
