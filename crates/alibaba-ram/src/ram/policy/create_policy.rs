//! `CreatePolicy`

use std::marker::PhantomData;

use alibaba_core::arn;
use iam::policy::New;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation, With};

use crate::page::One;
use crate::ram::field::{Description, PolicyDocument, PolicyName, TagList};
use crate::ram::{Addition, Family, Ram, view};

/// `CreatePolicy`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct CreatePolicy<S = Ram>(PhantomData<S>);

/// Creates a policy of the account; its first version counts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the policy, unique in the account.
    policy_name: PolicyName,
    /// Text of the policy, up to 6,144 characters.
    policy_document: PolicyDocument,
    /// Free text, up to 1,024 characters.
    description: Option<Description>,
}

/// What a new policy can have in RAM alone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct NewPolicy {
    /// Up to 20 tags.
    #[serde(default)]
    tag: TagList,
}

impl Addition for NewPolicy {
    fn ask(&self, check: Check) -> Check {
        self.tag.facts_of(check)
    }

    fn tags(self) -> Tags {
        self.tag.into()
    }
}

impl<S: Family> Operation for CreatePolicy<S> {
    const NAME: &'static str = "CreatePolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("PolicyName", "EcsReader"),
        (
            "PolicyDocument",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:Describe*","Resource":"*"}]}"#,
        ),
    ];
    type Service = S;
    type Input = With<Input, S::NewPolicy>;
    type Output = One<view::Policy>;

    fn checks(With(_, more): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        let check = Check::new("ram:CreatePolicy", arn::ram(caller.account(), "policy/*"));
        Checks::only(more.ask(check))
    }

    fn handle(cx: &mut Cx<'_>, With(input, more): Self::Input) -> iam::Result<One<view::Policy>> {
        let new = New {
            name: input.policy_name.into(),
            document: input.policy_document.0,
            description: input.description.map(Into::into),
            tags: more.tags(),
        };
        let policy = iam::policy::create(cx.scope(), new)?;
        Ok(One(view::Policy { update_date: None, ..policy.into() }))
    }
}
