//! `ModifyLoadBalancer`

use compute::network::load_balancer::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{LoadBalancer, one_shown};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::slb::{Slb, State, asks, balancer};

/// Changes the name of a load balancer, or whether it works. What is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyLoadBalancer {
    /// The load balancer.
    load_balancer_id: Id,
    /// New name.
    load_balancer_name: Option<Label>,
    /// `start` or `stop`.
    load_balancer_state: Option<State>,
}

impl Operation for ModifyLoadBalancer {
    const NAME: &'static str = "ModifyLoadBalancer";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("LoadBalancerId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("LoadBalancerName", "shop"),
        ("LoadBalancerState", "stop"),
    ];
    type Service = Slb;
    type Input = Self;
    type Output = LoadBalancer;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let balancer = format_args!("loadbalancer/{}", input.load_balancer_id.0);
        Checks::only(asks("slb:ModifyLoadBalancer", balancer, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<LoadBalancer, Error> {
        let balancer = balancer(cx, &input.load_balancer_id.0)?;
        let change = Change {
            name: input.load_balancer_name.map(|name| name.0),
            enabled: input.load_balancer_state.map(State::is_on),
            ..Change::default()
        };
        let changed = modify(cx.scope(), &balancer.id, change)?;
        one_shown(cx, changed)
    }
}
