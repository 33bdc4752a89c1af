//! `ListPolicies`

use alibaba_core::arn;
use iam::policy::{Listed, Owner};
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Part};
use crate::ram::Ram;
use crate::ram::field::{PolicyType, TagList};
use crate::ram::view::{self, TagsView};

/// Lists policies, the cloud's and the account's, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicies {
    /// Whose policies: `System`, `Custom`, or both when it is left out.
    policy_type: Option<PolicyType>,
    /// Tags that the policies must have.
    #[serde(default)]
    tag: TagList,
}

impl Operation for ListPolicies {
    const NAME: &'static str = "ListPolicies";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyType", "System"), ("MaxItems", "100")];
    type Service = Ram;
    type Input = With<Self, Part>;
    type Output = Page<view::Policy>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListPolicies", arn::ram(caller.account(), "policy/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> iam::Result<Page<view::Policy>> {
        let wanted = input.tag.wanted();
        let owner = input.policy_type.map(Owner::from);
        let page = iam::policy::list(cx.scope(), owner, &wanted, part.after(), part.limit())?;
        // A name can be both the cloud's and the account's; only the account's policy has tags.
        let own = page.items.iter().filter(|listed| listed.policy.owner == Owner::Account);
        let keys: Vec<_> = own.map(|listed| listed.policy.name.key()).collect();
        let mut tags = tag::of_many(cx.scope(), iam::policy::TAGGED, &keys)?;
        let listed = |listed: Listed| {
            let tags = match listed.policy.owner {
                Owner::Account => tags.remove(listed.policy.name.key()),
                Owner::System => None,
            };
            view::Policy {
                attachment_count: Some(listed.attachments),
                tags: tags.as_ref().and_then(TagsView::of),
                ..listed.policy.into()
            }
        };
        Ok(page.map(listed).into())
    }
}
