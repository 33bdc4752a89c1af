//! `ModifyNetworkInterfaceAttribute`

use compute::network::interface::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::shown::Traffic;
use super::text::{self, in_region};
use crate::ecs::checks::{about, one};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::instance::launch::MOST_GROUPS;
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes};

/// Changes the name, the description, the security groups or other attributes of a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNetworkInterfaceAttribute {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// New name; an empty one removes the name.
    network_interface_name: Option<String>,
    /// New description; an empty one removes the description.
    description: Option<String>,
    /// The security groups that take the place of the present ones.
    #[serde(default)]
    security_group_id: Vec<String>,
    /// Queues.
    queue_number: Option<i64>,
    /// Whether only traffic of its own addresses passes.
    source_dest_check: Option<bool>,
    /// Whether it goes with the instance that has it.
    delete_on_release: Option<bool>,
    /// Length of a queue of incoming packets.
    #[serde(default, rename = "RxQueueSize")]
    _rx_queue_size: Unbuilt,
    /// Length of a queue of outgoing packets.
    #[serde(default, rename = "TxQueueSize")]
    _tx_queue_size: Unbuilt,
    /// How long connections are remembered.
    #[serde(default, rename = "ConnectionTrackingConfiguration")]
    _connection_tracking_configuration: Unbuilt,
    /// How traffic is carried, in detail.
    #[serde(default, rename = "NetworkInterfaceTrafficConfig")]
    _network_interface_traffic_config: Unbuilt,
    /// What only some accounts have.
    #[serde(default, rename = "EnhancedNetwork")]
    _enhanced_network: Unbuilt,
}

impl Operation for ModifyNetworkInterfaceAttribute {
    const NAME: &'static str = "ModifyNetworkInterfaceAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3"), ("Description", "storage")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:ModifyNetworkInterfaceAttribute";
        let groups = input.security_group_id.iter().map(|id| about(action, caller, call, "securitygroup", id));
        one(action, caller, call, "eni", &input.network_interface_id).and_all(groups)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        let mut groups = input.security_group_id.clone();
        groups.sort_unstable();
        groups.dedup();
        if groups.len() != input.security_group_id.len() || groups.len() > MOST_GROUPS {
            return Err(Error::invalid("SecurityGroupId"));
        }
        let traffic =
            Traffic { queues: input.queue_number, source_dest_check: input.source_dest_check, ..Traffic::default() };
        let change = Change {
            name: input.network_interface_name.as_deref().map(|name| text::name(Some(name))).transpose()?,
            description: input.description.as_deref().map(|remark| text::description(Some(remark))).transpose()?,
            groups: Some(input.security_group_id).filter(|groups| !groups.is_empty()),
            delete_on_release: input.delete_on_release,
            extras: traffic.extras()?,
        };
        modify(cx.scope(), &interface.id, change).map_err(text::of_network(codes::interface::ADDRESS_REPEATED))?;
        Ok(Empty {})
    }
}
