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
use crate::vpc::Returned;

/// Gives an address to an instance, or to an interface of one that is not its primary one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateAddress {
    /// The address.
    allocation_id: Id,
    /// What gets it: `Ipfwd`, an instance.
    instance_type: HolderType,
    /// The instance.
    instance_id: Id,
    /// The interface of the instance; its primary one by default.
    network_interface_id: Option<String>,
    /// Private address of the interface; its main one by default.
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
    /// A load balancer; the sandbox has none.
    Slb,
    /// A high-availability virtual address; the sandbox has none.
    Havip,
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
        let action = "eip:AssociateAddress";
        let instance = kec(caller, call, format_args!("instance/{}", input.instance_id.0));
        Checks::only(asks(action, &input.allocation_id.0, caller, call)).and(wire::Check::new(action, instance))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let elastic = address(cx, &input.allocation_id.0)?;
        if input.instance_type != HolderType::Ipfwd {
            let reason = "the sandbox has neither load balancers nor high-availability virtual addresses here";
            return Err(Error::Unfit("InstanceType", reason.to_owned()));
        }
        let instance = instance(cx, &input.instance_id.0)?;
        let wished = field::address("PrivateIpAddress", input.private_ip_address.as_deref())?;
        let named = input.network_interface_id.filter(|id| !id.is_empty());
        let to = match named {
            Some(id) if id != instance.interface_id => {
                let interface = interface::get(cx.scope(), &id)?;
                if interface.instance_id.as_ref() != Some(&instance.id) {
                    let reason = format!("the instance {} does not have it", instance.id);
                    return Err(Error::Unfit("NetworkInterfaceId", reason));
                }
                To::Interface(id, wished)
            }
            _ if wished.is_some_and(|wished| wished != instance.private_address) => {
                let reason = "it is not the main address of the primary interface".to_owned();
                return Err(Error::Unfit("PrivateIpAddress", reason));
            }
            _ => To::Instance(instance.id),
        };
        associate(cx.scope(), &elastic.id, &to)?;
        if let To::Instance(_) = to {
            let extras = Extras::from_iter([(INTERFACE.to_owned(), instance.interface_id.into())]);
            modify(cx.scope(), &elastic.id, Change { extras, ..Change::default() })?;
        }
        Ok(Returned::YES)
    }
}
