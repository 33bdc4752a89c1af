//! `DescribeListeners`

use compute::network::load_balancer::listener::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Listener, shown};
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::{Numbered, next};
use crate::slb::{Slb, asks};

/// Lists the listeners of the region, newest first, with their servers and health checks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeListeners {
    /// Only these.
    #[serde(default)]
    listener_id: Ids,
    /// Filters `load-balancer-id` and `certificate-id`; no listener has a certificate.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    listener_set: Vec<Listener>,
}

impl Operation for DescribeListeners {
    const NAME: &'static str = "DescribeListeners";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ListenerId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Slb;
    type Input = With<Self, Numbered>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("slb:DescribeListeners", "listener/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["load-balancer-id", "certificate-id"])?;
        let none = input.filter.values("certificate-id").is_some();
        let wanted = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids: if none { Some(Vec::new()) } else { input.listener_id.wanted() },
            load_balancers: input.filter.values("load-balancer-id"),
        };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        Ok(Output { next_token: next(&part, window), listener_set: shown(cx, part.items)? })
    }
}
