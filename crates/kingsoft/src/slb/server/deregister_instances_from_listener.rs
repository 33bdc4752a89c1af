//! `DeregisterInstancesFromListener`

use compute::network::load_balancer::server::deregister;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::server;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::slb::{Slb, asks};
use crate::vpc::Returned;

/// Takes a server from its listener.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeregisterInstancesFromListener {
    /// The server.
    register_id: Id,
}

impl Operation for DeregisterInstancesFromListener {
    const NAME: &'static str = "DeregisterInstancesFromListener";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegisterId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Slb;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let server = format_args!("realserver/{}", input.register_id.0);
        Checks::only(asks("slb:DeregisterInstancesFromListener", server, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let server = server(cx, &input.register_id.0)?;
        deregister(cx.scope(), &server.id)?;
        Ok(Returned::YES)
    }
}
