//! `DeleteNetworkInterface`

use compute::network::interface::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::interface;
use crate::vpc::{Returned, Vpc};

/// Deletes a network interface that no instance has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNetworkInterface {
    /// The interface.
    network_interface_id: Id,
}

impl Operation for DeleteNetworkInterface {
    const NAME: &'static str = "DeleteNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NetworkInterfaceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("vpc:DeleteNetworkInterface", &input.network_interface_id.0, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let interface = interface(cx, &input.network_interface_id.0)?;
        delete(cx.scope(), &interface.id)?;
        Ok(Returned::YES)
    }
}
