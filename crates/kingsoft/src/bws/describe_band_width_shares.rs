//! `DescribeBandWidthShares`

use compute::listing::Window;
use compute::network::bandwidth_package::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{WithAddresses, shown};
use super::{Bws, asks};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::{self, Numbered, next};
use crate::tag_filter::{self, TagPair};

/// Lists the bandwidth shares of the region with the addresses in them, newest first.
///
/// GUESS: pages are as those of EIP.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeBandWidthShares {
    /// Only these.
    #[serde(default)]
    band_width_share_id: Ids,
    /// Only those of these projects.
    #[serde(default)]
    project_id: Ids,
    /// Filter `allocation-id`.
    #[serde(default)]
    filter: Filters,
    /// Only those with a tag of each of these keys.
    #[serde(default)]
    tag_key: Ids,
    /// Only those with each of these tags.
    #[serde(default, rename = "TagKV")]
    tag_kv: Vec<TagPair>,
    /// Whether tags are shown; they always are.
    #[serde(rename = "IsContainTag")]
    _is_contain_tag: Option<bool>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    band_width_share_set: Vec<WithAddresses>,
}

impl Operation for DescribeBandWidthShares {
    const NAME: &'static str = "DescribeBandWidthShares";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("BandWidthShareId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Bws;
    type Input = With<Self, Numbered>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("bws:DescribeBandWidthShares", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["allocation-id"])?;
        let region = Some(known_region(cx)?.id.clone());
        let groups = input.project_id.wanted().map(|projects| project::groups_of(&projects));
        let tags = tag_filter::wanted(input.tag_key, input.tag_kv);
        let wanted = Filter { region, ids: input.band_width_share_id.wanted(), tags, ..Filter::default() };
        let mut found = list(cx.scope(), &wanted, Window::ALL)?.items;
        found.retain(|share| groups.as_ref().is_none_or(|groups| groups.contains(&share.resource_group)));
        let mut all = shown(cx, found)?;
        all.retain(|share| input.filter.pass(|name| share.look(name)));
        let window = paging.window();
        let part = page::cut(all, window);
        Ok(Output { next_token: next(&part, window), band_width_share_set: part.items })
    }
}
