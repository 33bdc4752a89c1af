//! `DeleteListeners`

use compute::network::load_balancer::listener::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::listener;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::slb::{Slb, asks};
use crate::vpc::Returned;

/// Deletes a listener.
///
/// GUESS: its servers and its health check go with it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteListeners {
    /// The listener.
    listener_id: Id,
}

impl Operation for DeleteListeners {
    const NAME: &'static str = "DeleteListeners";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ListenerId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Slb;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("slb:DeleteListeners", format_args!("listener/{}", input.listener_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let listener = listener(cx, &input.listener_id.0)?;
        delete(cx.scope(), &listener.id)?;
        Ok(Returned::YES)
    }
}
