//! `CreateNetworkInterface`

use compute::Extras;
use compute::network::interface::{New, Wanted, create};
use compute::network::security_group;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::asks;
use crate::field::address;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids, Label};
use crate::kec::location::{place, subnet, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::dhcp::Dhcp;

/// Creates a network interface, which no instance has at first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNetworkInterface {
    /// The subnet: one for instances, of type `Normal`.
    subnet_id: Id,
    /// Name: up to 64 characters.
    network_interface_name: Option<Label>,
    /// Private address; any free one by default.
    private_ip_address: Option<String>,
    /// Security groups: one at least.
    security_group_id: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    network_interface_id: String,
}

impl Operation for CreateNetworkInterface {
    const NAME: &'static str = "CreateNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("SubnetId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("SecurityGroupId.1", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
        ("NetworkInterfaceName", "second"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:CreateNetworkInterface";
        let subnet = vpc_krn(caller, call, format_args!("subnet/{}", input.subnet_id.0));
        asks(action, "*", caller, call).and(Check::new(action, subnet))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let subnet = subnet(cx, &input.subnet_id.0)?;
        if subnet.extras.get("SubnetType").and_then(|kind| kind.as_str()).is_some_and(|kind| kind != "Normal") {
            return Err(Error::Unfit("SubnetId", format!("the subnet {} is not of type Normal", subnet.id)));
        }
        let address = address("PrivateIpAddress", input.private_ip_address.as_deref())?;
        let groups = input.security_group_id.wanted().ok_or(Error::Wanting("SecurityGroupId"))?;
        let groups = security_group::in_network(cx.scope(), &groups, &subnet.vpc_id)?;
        let new = New {
            reservation: Dhcp::of(&subnet).reservation(),
            subnet,
            groups,
            address,
            further: Wanted::default(),
            prefixes: Wanted::default(),
            v6: Wanted::default(),
            name: input.network_interface_name.map(|name| name.0).unwrap_or_default(),
            description: String::new(),
            delete_on_release: false,
            resource_group: String::new(),
            tags: Tags::default(),
            is_trunk: false,
            // Terraform's provider gives it further addresses with its next call.
            at_once: true,
            extras: Extras::default(),
        };
        let made = create(cx.scope(), &place, new)?;
        Ok(Output { network_interface_id: made.id })
    }
}
