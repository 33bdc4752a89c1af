//! `ListPolicies`

use alibaba_core::arn;
use iam::policy::Listed;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::field::PolicyType;
use crate::ram::view;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::{PageNumber, PageSize, page};

/// Lists policies, the cloud's and the account's, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicies {
    /// Whose policies: `System`, `Custom`, or both when it is left out.
    policy_type: Option<PolicyType>,
    /// Number of the page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// How many policies a page has, 1 to 100; 10 by default.
    #[serde(default)]
    page_size: PageSize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    policies: Policies,
    total_count: i64,
    page_number: i64,
    page_size: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Policies {
    policy: Vec<view::Policy>,
}

impl Operation for ListPolicies {
    const NAME: &'static str = "ListPolicies";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyType", "System"), ("PageSize", "50")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListPolicies", arn::ram(caller.account(), "policy/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let page = page(input.page_number, input.page_size);
        let found = iam::policy::page(cx.scope(), input.policy_type.map(Into::into), page)?;
        let listed =
            |listed: Listed| view::Policy { attachment_count: Some(listed.attachments), ..listed.policy.into() };
        let policies = Policies { policy: found.items.into_iter().map(listed).collect() };
        Ok(Output { policies, total_count: found.total, page_number: page.number, page_size: page.size })
    }
}
