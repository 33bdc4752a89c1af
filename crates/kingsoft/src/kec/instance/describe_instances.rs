//! `DescribeInstances`

use compute::instance::{Filter, ListOrder, list};
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::Check;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::asks::each;
use crate::iam::project::DEFAULT;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids, Offset};
use crate::kec::instance::filter::{self, condition};
use crate::kec::instance::view;
use crate::kec::location::{kec, known_region};

/// Lists the instances of the region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstances {
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

#[derive(Debug, Serialize, JsonSchema)]
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
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| Check::new("kec:DescribeInstances", kec(caller, call, format_args!("instance/{id}"))))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        input.filter.only(&filter::NAMES)?;
        let size = match input.max_results {
            None => 10,
            Some(size @ 1..=1_000) => i64::from(size),
            Some(_) => return Err(Error::Unfit("MaxResults", "it is not between 1 and 1000".to_owned())),
        };
        let ids = input.instance_id.wanted();
        let projects = match (input.project_id.wanted(), &ids) {
            (None, None) => Some(vec![DEFAULT.to_string()]),
            (projects, _) => projects,
        };
        let mut any_of: Vec<_> =
            input.filter.narrowing().filter_map(|(name, values)| condition(name, values)).collect();
        any_of.extend(projects.map(|projects| view::of_projects(&projects)));
        let wanted = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids,
            any_of,
            search: input.search,
            order: match input.sort {
                None => ListOrder::Newest,
                Some(Sort::InstanceName) => ListOrder::Name,
                Some(Sort::CreationDate) => ListOrder::Oldest,
                Some(Sort::PrivateIpAddress) => ListOrder::PrivateAddress,
            },
            ..Filter::default()
        };
        let start = input.marker.0;
        let skip = i64::try_from(start).unwrap_or(i64::MAX);
        let part = list(cx.scope(), &wanted, Window { after: None, skip, limit: size })?;
        let instance_count = usize::try_from(part.total).unwrap_or_default();
        let instances_set = view::Instance::all(cx, part.items)?;
        Ok(Output { marker: start + instances_set.len(), instance_count, instances_set })
    }
}
