//! `DescribeKeys`

use compute::key_pair::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::Key;
use super::{Sks, asks};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::{Numbered, next};

/// Lists the keys of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeKeys {
    /// Only these.
    #[serde(default)]
    key_id: Ids,
    /// Filter `key-name`.
    #[serde(default)]
    filter: Filters,
    /// Only those of these projects. Every key is in the one that every account has, number 0.
    #[serde(default)]
    project_id: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    total_count: i64,
    key_set: Vec<Key>,
}

impl Operation for DescribeKeys {
    const NAME: &'static str = "DescribeKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxResults", "50")];
    type Service = Sks;
    type Input = With<Self, Numbered>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("sks:DescribeKeys", "*", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["key-name"])?;
        let region = Some(known_region(cx)?.id.clone());
        let elsewhere = !project::has_default(input.project_id);
        let names = if elsewhere { Some(Vec::new()) } else { input.key_id.wanted() };
        let wanted = Filter { region, names, labels: input.filter.values("key-name"), ..Filter::default() };
        let window = page.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output {
            next_token: next(&part, window),
            total_count: part.total,
            key_set: part.items.into_iter().map(Into::into).collect(),
        })
    }
}
