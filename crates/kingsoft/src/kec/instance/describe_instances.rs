//! `DescribeInstances`

use compute::instance::{Filter, list};
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::Check;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::project::DEFAULT;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids, Offset};
use crate::kec::instance::{filter, view};
use crate::kec::place::{kec, known_region};

/// Lists the instances of the region.
#[derive(Debug)]
pub struct DescribeInstances;

/// Parameters of `DescribeInstances`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Only these instances, in whichever project.
    #[serde(default)]
    instance_id: Ids,
    /// Projects; without it and without `InstanceId`, only the default one.
    #[serde(default)]
    project_id: Ids,
    /// How many the page has: 1 to 1,000; 10 by default.
    max_results: Option<u32>,
    /// How many come before the page.
    #[serde(default)]
    marker: Offset,
    /// Filters: all must hold, each with any of its values.
    #[serde(default)]
    filter: Filters,
    /// `InstanceName`, `CreationDate` or `PrivateIpAddress`; newest first by default.
    sort: Option<Sort>,
    /// A part of the name or of the private address.
    search: Option<String>,
}

/// Answer of `DescribeInstances`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    marker: usize,
    instance_count: usize,
    instances_set: Vec<view::Instance>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
enum Sort {
    InstanceName,
    CreationDate,
    PrivateIpAddress,
}

impl Operation for DescribeInstances {
    const NAME: &'static str = "DescribeInstances";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("MaxResults", "20"), ("Filter.1.Name", "instance-state.name"), ("Filter.1.Value.1", "active")];
    type Service = Kec;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_id.clone().wanted().unwrap_or_default();
        match ids.split_first() {
            None => Checks::of("kec:DescribeInstances", kec(caller, call, "instance/*")),
            Some((first, rest)) => {
                let ask =
                    |id: &String| Check::new("kec:DescribeInstances", kec(caller, call, format_args!("instance/{id}")));
                Checks::only(ask(first)).and_all(rest.iter().map(ask))
            }
        }
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        if let Some(name) = input.filter.unknown(&filter::NAMES) {
            return Err(Error::Unfit("Filter", format!("there is no filter {name}")));
        }
        let size = match input.max_results {
            None => 10,
            Some(size @ 1..=1_000) => usize::try_from(size).unwrap_or(usize::MAX),
            Some(_) => return Err(Error::Unfit("MaxResults", "it is not between 1 and 1000".to_owned())),
        };
        let ids = input.instance_id.wanted();
        let projects = match (input.project_id.wanted(), &ids) {
            (None, None) => Some(vec![DEFAULT.to_string()]),
            (projects, _) => projects,
        };
        let wanted = Filter { region: Some(known_region(cx)?.id.clone()), ids, ..Filter::default() };
        let now = cx.now();
        let mut found = list(cx.scope(), &wanted, Window::ALL)?.items;
        found.retain(|one| {
            projects.as_ref().is_none_or(|projects| projects.contains(&view::project(one).to_string()))
                && input.search.as_deref().is_none_or(|text| filter::is_found(one, text))
                && input.filter.pass(|name| filter::look(one, name, now))
        });
        match input.sort {
            Some(Sort::InstanceName) => found.sort_by(|one, two| one.name.cmp(&two.name)),
            Some(Sort::CreationDate) => found.sort_by_key(|one| (one.created_at, one.position)),
            Some(Sort::PrivateIpAddress) => found.sort_by_key(|one| one.private_address),
            None => {}
        }
        let (start, instance_count) = (input.marker.0, found.len());
        let instances_set = view::Instance::all(cx, found.into_iter().skip(start).take(size).collect())?;
        Ok(Output { marker: start + instances_set.len(), instance_count, instances_set })
    }
}
