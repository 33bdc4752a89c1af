//! `ListPolicies`

use alibaba_core::arn;
use iam::policy::{Listed, Owner};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{Marker, MaxItems, PolicyType, TagList};
use crate::ram::view::{self, TagsView};

/// Lists policies, the cloud's and the account's, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicies {
    /// Whose policies: `System`, `Custom`, or both when it is left out.
    policy_type: Option<PolicyType>,
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many policies a page has.
    #[serde(default)]
    max_items: MaxItems,
    /// Tags that the policies must have.
    #[serde(default)]
    tag: TagList,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    policies: Policies,
    is_truncated: bool,
    marker: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Policies {
    policy: Vec<view::Policy>,
}

impl Operation for ListPolicies {
    const NAME: &'static str = "ListPolicies";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyType", "System"), ("MaxItems", "100")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListPolicies", arn::ram(caller.account(), "policy/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let wanted = input.tag.wanted();
        let owner = input.policy_type.map(Owner::from);
        let after = input.marker.as_ref().map(|marker| marker.0.as_str());
        let page = iam::policy::list(cx.scope(), owner, &wanted, after, input.max_items.0)?;
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
        Ok(Output {
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide),
            policies: Policies { policy: page.items.into_iter().map(listed).collect() },
        })
    }
}
