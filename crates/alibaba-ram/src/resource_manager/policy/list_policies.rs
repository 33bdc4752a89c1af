//! `ListPolicies`

use alibaba_core::arn;
use iam::policy::Listed;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Place};
use crate::ram::field::PolicyType;
use crate::ram::view;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::Numbers;

/// Lists policies, the cloud's and the account's, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicies {
    /// Whose policies: `System`, `Custom`, or both when it is left out.
    policy_type: Option<PolicyType>,
}

impl Operation for ListPolicies {
    const NAME: &'static str = "ListPolicies";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyType", "System"), ("PageSize", "50")];
    type Service = ResourceManager;
    type Input = With<Self, Numbers>;
    type Output = Page<view::Policy, Place>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListPolicies", arn::ram(caller.account(), "policy/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> iam::Result<Self::Output> {
        let page = page.into();
        let found = iam::policy::page(cx.scope(), input.policy_type.map(Into::into), page)?;
        let listed =
            |listed: Listed| view::Policy { attachment_count: Some(listed.attachments), ..listed.policy.into() };
        Ok(Page::numbered(page, found.map(listed)))
    }
}
