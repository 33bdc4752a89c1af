//! `AttachNetworkInterface`

use compute::network::interface::{At, attach};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{instance, interface};
use crate::vpc::Returned;
use crate::vpc::interface::limits_of;

/// Gives a network interface that no instance has to an instance of its network and zone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AttachNetworkInterface {
    /// The instance.
    instance_id: Id,
    /// The interface.
    network_interface_id: Id,
    /// The subnet of an interface that is made for this.
    #[serde(default, rename = "SubnetId")]
    _subnet_id: Unbuilt,
    /// Its security groups.
    #[serde(default, rename = "SecurityGroupId")]
    _security_group_id: Unbuilt,
    /// Its private address.
    #[serde(default, rename = "PrivateIpAddress")]
    _private_ip_address: Unbuilt,
    /// Its hardware address.
    #[serde(default, rename = "MacAddress")]
    _mac_address: Unbuilt,
}

impl Operation for AttachNetworkInterface {
    const NAME: &'static str = "AttachNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NetworkInterfaceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let (instance, interface) = (&input.instance_id.0, &input.network_interface_id.0);
        asks("kec:AttachNetworkInterface", instance, interface, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let instance = instance(cx, &input.instance_id.0)?;
        let interface = interface(cx, &input.network_interface_id.0)?;
        attach(cx.scope(), &interface.id, At { instance_id: &instance.id, ..At::default() }, limits_of)?;
        Ok(Returned::YES)
    }
}
