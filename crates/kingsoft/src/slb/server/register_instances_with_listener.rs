//! `RegisterInstancesWithListener`

use compute::network::load_balancer::server::{New, register};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{MasterSlaveType, WEIGHTS};
use super::view::{RealServer, one_shown};
use crate::field::{self, Whole};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Text};
use crate::kec::location::{instance, place};
use crate::slb::listener::listener;
use crate::slb::{PORTS, Slb, asks, within};

/// Puts an instance of the load balancer's network behind a listener.
///
/// GUESS: the address is taken as it is given and need not be one of the instance: Terraform's provider is tested with another
/// one. No two servers of a listener have the same address and port, and there are 200 at most.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RegisterInstancesWithListener {
    /// The listener.
    listener_id: Id,
    /// What it is: `host`, an instance. The sandbox has no gateways and tunnels to other networks.
    #[serde(default, rename = "RealServerType")]
    _real_server_type: RealServerType,
    /// The instance.
    instance_id: Id,
    /// The address that is spoken to.
    real_server_ip: String,
    /// The port that is spoken to, 1 to 65535.
    real_server_port: Whole,
    /// How much it gets beside the others, 1 to 255; 1 by default.
    weight: Option<Whole>,
    /// `Master`, the default, or `Slave`, where the listener chooses between two such.
    master_slave_type: Option<MasterSlaveType>,
    /// The interface of the instance.
    network_interface_id: Option<String>,
    /// Free text.
    tag: Option<Text>,
}

/// Kind of server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum RealServerType {
    /// An instance.
    #[default]
    Host,
}

impl Operation for RegisterInstancesWithListener {
    const NAME: &'static str = "RegisterInstancesWithListener";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ListenerId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("RealServerType", "host"),
        ("InstanceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
        ("RealServerIp", "10.0.1.2"),
        ("RealServerPort", "8080"),
        ("Weight", "10"),
    ];
    type Service = Slb;
    type Input = Self;
    type Output = RealServer;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let listener = format_args!("listener/{}", input.listener_id.0);
        Checks::only(asks("slb:RegisterInstancesWithListener", listener, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<RealServer, Error> {
        let place = place(cx)?;
        let listener = listener(cx, &input.listener_id.0)?;
        let instance = instance(cx, &input.instance_id.0)?;
        let address = field::address("RealServerIp", Some(&input.real_server_ip))?;
        let is_backup = MasterSlaveType::is_backup(input.master_slave_type, &listener)?;
        let new = New {
            listener_id: listener.id.clone(),
            instance_id: instance.id,
            interface_id: input.network_interface_id.filter(|id| !id.is_empty()),
            address: address.ok_or(Error::Wanting("RealServerIp"))?,
            port: within("RealServerPort", input.real_server_port, &PORTS)?,
            weight: within("Weight", input.weight.unwrap_or(Whole(1)), &WEIGHTS)?,
            is_backup: is_backup.unwrap_or(false),
            description: input.tag.map(|text| text.0).unwrap_or_default(),
        };
        let server = register(cx.scope(), &place, new)?;
        one_shown(cx, server, &listener)
    }
}
