//! `ModifyNetworkInterfaceAttribute`

use std::net::Ipv4Addr;

use compute::Extras;
use compute::instance::{self, Destination, Instance, relocate};
use compute::network::interface::{Change, Interface, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::field::address;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids};
use crate::kec::location::{instance, interface, subnet};
use crate::vpc::Returned;
use crate::vpc::dhcp::Dhcp;
use crate::vpc::interface::{DNS1, DNS2};

/// Changes the security groups and the name servers of an interface, and moves the primary one to another subnet or address.
///
/// GUESS: the instance may be up meanwhile, as Terraform's provider leaves it; an interface that is not the primary one
/// stays where it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNetworkInterfaceAttribute {
    /// The instance.
    instance_id: Id,
    /// The interface.
    network_interface_id: Id,
    /// New subnet; the same by default.
    subnet_id: Option<String>,
    /// All the security groups from now on; the same by default.
    #[serde(default)]
    security_group_id: Ids,
    /// New private address; the same by default, or any free one of a new subnet.
    private_ip_address: Option<String>,
    /// First name server; the same by default.
    #[serde(rename = "DNS1")]
    dns1: Option<String>,
    /// Second name server; the same by default.
    #[serde(rename = "DNS2")]
    dns2: Option<String>,
}

impl Operation for ModifyNetworkInterfaceAttribute {
    const NAME: &'static str = "ModifyNetworkInterfaceAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NetworkInterfaceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
        ("DNS1", "198.18.254.40"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let (instance, interface) = (&input.instance_id.0, &input.network_interface_id.0);
        asks("kec:ModifyNetworkInterfaceAttribute", instance, interface, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let instance = instance(cx, &input.instance_id.0)?;
        let interface = interface(cx, &input.network_interface_id.0)?;
        if interface.instance_id.as_ref() != Some(&instance.id) {
            let reason = format!("the instance {} does not have it", instance.id);
            return Err(Error::Unfit("NetworkInterfaceId", reason));
        }
        let wished = address("PrivateIpAddress", input.private_ip_address.as_deref())?;
        let mut extras = Extras::new();
        for (name, parameter, text) in [(DNS1, "DNS1", &input.dns1), (DNS2, "DNS2", &input.dns2)] {
            if let Some(server) = address(parameter, text.as_deref())? {
                extras.insert(name.to_owned(), server.to_string().into());
            }
        }
        let target = input.subnet_id.as_deref().filter(|id| !id.is_empty() && *id != interface.subnet_id);
        let wished = wished.filter(|wished| target.is_some() || *wished != interface.address);
        let groups = input.security_group_id.wanted();
        if interface.is_primary {
            let target = target.unwrap_or(&interface.subnet_id);
            change_primary(cx, &instance, To { subnet: target, address: wished }, groups, extras)?;
        } else {
            change_other(cx, &interface, To { subnet: target.unwrap_or_default(), address: wished }, groups, extras)?;
        }
        Ok(Returned::YES)
    }
}

/// Where an interface is to be.
#[derive(Debug, Clone, Copy)]
struct To<'t> {
    subnet: &'t str,
    address: Option<Ipv4Addr>,
}

fn change_primary(
    cx: &mut Cx<'_>,
    instance: &Instance,
    to: To<'_>,
    groups: Option<Vec<String>>,
    extras: Extras,
) -> Result<(), Error> {
    if to.subnet != instance.subnet_id || to.address.is_some() || groups.is_some() {
        let subnet = subnet(cx, to.subnet)?;
        let reservation = Dhcp::of(&subnet).reservation();
        let to = Destination { subnet, address: to.address, groups, reservation, may_be_up: true };
        relocate(cx.scope(), &instance.id, &to)?;
    }
    instance::modify(cx.scope(), &instance.id, instance::Change { extras, ..instance::Change::default() })?;
    Ok(())
}

fn change_other(
    cx: &mut Cx<'_>,
    interface: &Interface,
    to: To<'_>,
    groups: Option<Vec<String>>,
    extras: Extras,
) -> Result<(), Error> {
    let stays = || format!("the interface {} is not the primary one, and stays where it is", interface.id);
    if !to.subnet.is_empty() {
        return Err(Error::Unfit("SubnetId", stays()));
    }
    if to.address.is_some() {
        return Err(Error::Unfit("PrivateIpAddress", stays()));
    }
    modify(cx.scope(), &interface.id, Change { groups, extras, ..Change::default() })?;
    Ok(())
}
