//! `ModifyNetworkInterface`

use compute::network::interface::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::kec::location::interface;
use crate::vpc::{Returned, Vpc};

/// Changes the name of a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNetworkInterface {
    /// The interface.
    network_interface_id: Id,
    /// New name: up to 64 characters.
    network_interface_name: Label,
}

impl Operation for ModifyNetworkInterface {
    const NAME: &'static str = "ModifyNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NetworkInterfaceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("NetworkInterfaceName", "second")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("vpc:ModifyNetworkInterface", &input.network_interface_id.0, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let interface = interface(cx, &input.network_interface_id.0)?;
        let name = Some(input.network_interface_name.0);
        modify(cx.scope(), &interface.id, Change { name, ..Change::default() })?;
        Ok(Returned::YES)
    }
}
