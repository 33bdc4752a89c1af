//! `DeleteLoadBalancer`

use compute::network::load_balancer::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::slb::{Slb, asks, balancer};
use crate::vpc::Returned;

/// Deletes a load balancer.
///
/// GUESS: its listeners go with it, and one that has an address of EIP is refused.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteLoadBalancer {
    /// The load balancer.
    load_balancer_id: Id,
}

impl Operation for DeleteLoadBalancer {
    const NAME: &'static str = "DeleteLoadBalancer";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("LoadBalancerId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Slb;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let balancer = format_args!("loadbalancer/{}", input.load_balancer_id.0);
        Checks::only(asks("slb:DeleteLoadBalancer", balancer, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let balancer = balancer(cx, &input.load_balancer_id.0)?;
        delete(cx.scope(), &balancer.id)?;
        Ok(Returned::YES)
    }
}
