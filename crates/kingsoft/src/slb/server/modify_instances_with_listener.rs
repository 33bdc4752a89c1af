//! `ModifyInstancesWithListener`

use compute::network::load_balancer::listener::get as listener;
use compute::network::load_balancer::server::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{MasterSlaveType, WEIGHTS};
use super::server;
use super::view::{RealServer, one_shown};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Text};
use crate::slb::{PORTS, Slb, asks, within};

/// Changes a server behind a listener. What is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstancesWithListener {
    /// The server.
    register_id: Id,
    /// How much it gets beside the others, 1 to 255.
    weight: Option<Whole>,
    /// The port that is spoken to, 1 to 65535.
    real_server_port: Option<Whole>,
    /// `Master` or `Slave`, where the listener chooses between two such.
    master_slave_type: Option<MasterSlaveType>,
    /// Free text.
    tag: Option<Text>,
}

impl Operation for ModifyInstancesWithListener {
    const NAME: &'static str = "ModifyInstancesWithListener";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegisterId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("Weight", "2"), ("RealServerPort", "80")];
    type Service = Slb;
    type Input = Self;
    type Output = RealServer;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let server = format_args!("realserver/{}", input.register_id.0);
        Checks::only(asks("slb:ModifyInstancesWithListener", server, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<RealServer, Error> {
        let server = server(cx, &input.register_id.0)?;
        let listener = listener(cx.scope(), &server.listener_id)?;
        let change = Change {
            port: input.real_server_port.map(|port| within("RealServerPort", port, &PORTS)).transpose()?,
            weight: input.weight.map(|weight| within("Weight", weight, &WEIGHTS)).transpose()?,
            is_backup: MasterSlaveType::is_backup(input.master_slave_type, &listener)?,
            description: input.tag.map(|text| text.0),
        };
        let changed = modify(cx.scope(), &server.id, change)?;
        one_shown(cx, changed, &listener)
    }
}
