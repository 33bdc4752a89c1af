//! `DescribeModels`

use compute::launch_template::{Filter, list};
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::view::{Model, shown};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Ids, Offset};
use crate::kec::location::known_region;

/// Lists the models of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeModels {
    /// Only these.
    #[serde(default)]
    model_id: Ids,
    /// How many the page has: 1 to 1,000; 10 by default.
    max_results: Option<u32>,
    /// How many come before the page.
    #[serde(default)]
    marker: Offset,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    marker: usize,
    /// How many models there are, whatever the vendor calls it.
    instance_count: i64,
    model_set: Vec<Model>,
}

impl Operation for DescribeModels {
    const NAME: &'static str = "DescribeModels";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ModelId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ask = |id: &str| asks("kec:DescribeModels", id, caller, call);
        let ids = input.model_id.clone().wanted().unwrap_or_default();
        let mut ids = ids.iter().map(String::as_str);
        Checks::only(ask(ids.next().unwrap_or("*"))).and_all(ids.map(ask))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let limit = match input.max_results {
            None => 10,
            Some(size @ 1..=1_000) => i64::from(size),
            Some(_) => return Err(Error::Unfit("MaxResults", "it is not between 1 and 1000".to_owned())),
        };
        let start = input.marker.0;
        let skip = i64::try_from(start).unwrap_or(i64::MAX);
        let region = Some(known_region(cx)?.id.clone());
        let wanted = Filter { region, ids: input.model_id.wanted(), ..Filter::default() };
        let part = list(cx.scope(), &wanted, Window { after: None, skip, limit })?;
        let model_set = shown(cx, part.items)?;
        Ok(Output { marker: start + model_set.len(), instance_count: part.total, model_set })
    }
}
