//! `DetachNetworkInterface`

use compute::network::interface::detach;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{instance, interface};

/// Takes a network interface that is not the primary one from its instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachNetworkInterface {
    /// The instance.
    instance_id: Id,
    /// The interface.
    network_interface_id: Id,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    r#return: bool,
    message: &'static str,
}

impl Operation for DetachNetworkInterface {
    const NAME: &'static str = "DetachNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NetworkInterfaceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let (instance, interface) = (&input.instance_id.0, &input.network_interface_id.0);
        asks("kec:DetachNetworkInterface", instance, interface, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let instance = instance(cx, &input.instance_id.0)?;
        let interface = interface(cx, &input.network_interface_id.0)?;
        detach(cx.scope(), &interface.id, &instance.id, None)?;
        Ok(Output { r#return: true, message: "" })
    }
}
