//! `DescribeInstancesWithListener`

use compute::network::load_balancer::listener::get_many;
use compute::network::load_balancer::server::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{RealServer, shown};
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::{Numbered, next};
use crate::slb::{Slb, asks};

/// Lists the servers behind the listeners of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstancesWithListener {
    /// Only these.
    #[serde(default)]
    register_id: Ids,
    /// Filters `listener-id` and `real-server-ip`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    real_server_set: Vec<RealServer>,
}

impl Operation for DescribeInstancesWithListener {
    const NAME: &'static str = "DescribeInstancesWithListener";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegisterId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Slb;
    type Input = With<Self, Numbered>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("slb:DescribeInstancesWithListener", "realserver/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["listener-id", "real-server-ip"])?;
        let wanted = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids: input.register_id.wanted(),
            listeners: input.filter.values("listener-id"),
            addresses: input.filter.values("real-server-ip"),
        };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        let next_token = next(&part, window);
        let ids: Vec<_> = part.items.iter().map(|server| server.listener_id.as_str()).collect();
        let listeners = get_many(cx.scope(), &ids)?;
        Ok(Output { next_token, real_server_set: shown(cx, part.items, &listeners)? })
    }
}
