//! `AssociateAddress`

use compute::Extras;
use compute::network::elastic_address::{Change, To, associate, modify};
use compute::network::interface;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::INTERFACE;
use super::{Eip, address, asks};
use crate::field;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{instance, kec};
use crate::slb::{self, balancer};
use crate::vpc::Returned;

/// Gives an address to an instance, to an interface of one that is not its primary one, or to a load balancer.
///
/// GUESS: an internal load balancer takes none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateAddress {
    /// The address.
    allocation_id: Id,
    /// What gets it: `Ipfwd`, an instance, or `Slb`, a load balancer.
    instance_type: HolderType,
    /// The instance or the load balancer.
    instance_id: Id,
    /// The interface of the instance; its primary one by default. A load balancer has none.
    network_interface_id: Option<String>,
    /// Private address of the interface; its main one by default. A load balancer has none.
    private_ip_address: Option<String>,
    /// How the interface has it.
    #[serde(default, rename = "Mode")]
    _mode: Unbuilt,
}

/// What can have an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum HolderType {
    /// An instance.
    Ipfwd,
    /// A load balancer.
    Slb,
    /// A high-availability virtual address; the sandbox has none.
    Havip,
}

impl AssociateAddress {
    /// An instance, with its primary interface, or another interface of it.
    fn for_instance(self, cx: &mut Cx<'_>) -> Result<(To, Option<String>), Error> {
        let instance = instance(cx, &self.instance_id.0)?;
        let wished = field::address("PrivateIpAddress", self.private_ip_address.as_deref())?;
        let named = self.network_interface_id.filter(|id| !id.is_empty());
        match named {
            Some(id) if id != instance.interface_id => {
                let interface = interface::get(cx.scope(), &id)?;
                if interface.instance_id.as_ref() != Some(&instance.id) {
                    let reason = format!("the instance {} does not have it", instance.id);
                    return Err(Error::Unfit("NetworkInterfaceId", reason));
                }
                Ok((To::Interface(id, wished), None))
            }
            _ if wished.is_some_and(|wished| wished != instance.private_address) => {
                let reason = "it is not the main address of the primary interface".to_owned();
                Err(Error::Unfit("PrivateIpAddress", reason))
            }
            _ => Ok((To::Instance(instance.id), Some(instance.interface_id))),
        }
    }

    /// A load balancer, which has neither interfaces nor private addresses.
    fn for_balancer(self, cx: &mut Cx<'_>) -> Result<To, Error> {
        let balancer = balancer(cx, &self.instance_id.0)?;
        let given = [("NetworkInterfaceId", self.network_interface_id), ("PrivateIpAddress", self.private_ip_address)];
        match given.iter().find(|(_, text)| text.as_ref().is_some_and(|text| !text.is_empty())) {
            Some(&(name, _)) => Err(Error::Unfit(name, "a load balancer has none".to_owned())),
            None => Ok(To::LoadBalancer(balancer.id)),
        }
    }
}

impl Operation for AssociateAddress {
    const NAME: &'static str = "AssociateAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("AllocationId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("InstanceType", "Ipfwd"),
        ("InstanceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Eip;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let (action, id) = ("eip:AssociateAddress", &input.instance_id.0);
        let holder = match input.instance_type {
            HolderType::Slb => slb::krn(caller, call, format_args!("loadbalancer/{id}")),
            HolderType::Ipfwd | HolderType::Havip => kec(caller, call, format_args!("instance/{id}")),
        };
        Checks::only(asks(action, &input.allocation_id.0, caller, call)).and(wire::Check::new(action, holder))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let elastic = address(cx, &input.allocation_id.0)?;
        let (to, primary) = match input.instance_type {
            HolderType::Ipfwd => input.for_instance(cx)?,
            HolderType::Slb => (input.for_balancer(cx)?, None),
            HolderType::Havip => {
                let reason = "the sandbox has no high-availability virtual addresses here";
                return Err(Error::Unfit("InstanceType", reason.to_owned()));
            }
        };
        associate(cx.scope(), &elastic.id, &to)?;
        if let Some(interface) = primary {
            let extras = Extras::from_iter([(INTERFACE.to_owned(), interface.into())]);
            modify(cx.scope(), &elastic.id, Change { extras, ..Change::default() })?;
        }
        Ok(Returned::YES)
    }
}
