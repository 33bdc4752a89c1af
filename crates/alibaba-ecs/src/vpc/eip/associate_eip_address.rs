//! `AssociateEipAddress`

use std::net::Ipv4Addr;

use compute::Extras;
use compute::network::elastic_address::{Change, To, associate, modify};
use compute::{Error as Refusal, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::{MODE, NAMED, text};
use crate::ecs::checks::{about, resource};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result, location};
use crate::vpc::{Vpc, codes};

/// Gives an elastic address to an instance, a network interface, a NAT gateway, a HAVIP or a private address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateEipAddress {
    /// Region of the address.
    region_id: Option<RegionId>,
    /// Address.
    allocation_id: Required,
    /// Instance, interface, gateway, HAVIP or private address.
    instance_id: Required,
    /// Kind: `EcsInstance` (default), `NetworkInterface`, `Nat`, `HaVip` or `IpAddress`. Of the other kinds the sandbox has no
    /// things.
    #[serde(default)]
    instance_type: Text,
    /// Region of a bandwidth plan's instance; that of the address.
    #[serde(rename = "InstanceRegionId")]
    _instance_region_id: Option<RegionId>,
    /// How an interface has the address: `NAT` (default), `MULTI_BINDED` or `BINDED`.
    #[serde(default)]
    mode: Text,
    /// Private address of the interface; its main one by default.
    #[serde(default)]
    private_ip_address: Text,
    /// Network of the private address, where one stands in place of an instance.
    #[serde(default)]
    vpc_id: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for AssociateEipAddress {
    const NAME: &'static str = "AssociateEipAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("AllocationId", "eip-bp1p69fk3z90wxfsga1b2"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:AssociateEipAddress";
        let holder = match input.instance_type.get() {
            None | Some("EcsInstance") => Some(("ecs", "instance")),
            Some("NetworkInterface") => Some(("ecs", "eni")),
            Some("Nat") => Some(("vpc", "natgateway")),
            Some("HaVip") => Some(("vpc", "havip")),
            Some(_) => None,
        };
        let ask = |(product, kind)| Check::new(action, resource(product, caller, call, kind, &input.instance_id));
        Checks::only(about(action, caller, call, "eip", &input.allocation_id)).and_if(holder, ask)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let elastic = text::in_region(cx.scope(), input.region_id, &input.allocation_id)?;
        let mode = mode(input.mode.get())?;
        let wished: Option<Ipv4Addr> = input.private_ip_address.get().map(str::parse).transpose().map_err(invalid)?;
        let id = input.instance_id.0.clone();
        let to = match input.instance_type.get() {
            None | Some("EcsInstance") => To::Instance(id),
            Some("NetworkInterface") => To::Interface(id, wished),
            Some("Nat") => To::NatGateway(id, location::RESERVATION),
            Some("HaVip") => To::HaVip(id),
            Some("IpAddress") => {
                let vpc = input.vpc_id.cloned().ok_or_else(|| Error::missing("VpcId"))?;
                To::Address(vpc, id.parse().map_err(invalid)?)
            }
            Some("SlbInstance") => return Err(Error::of(codes::eip::HOLDER_NOT_FOUND)),
            Some(_) => return Err(Error::of(codes::eip::HOLDER_KIND_INVALID)),
        };
        associate(cx.scope(), &elastic.id, &to).map_err(|refusal| match refusal {
            Refusal::NotFound { kind: Kind::Instance | Kind::Interface | Kind::NatGateway | Kind::HaVip, .. } => {
                Error::of(codes::eip::HOLDER_NOT_FOUND)
            }
            Refusal::WrongState { .. } => Error::of(codes::eip::INSTANCE_STATUS),
            other => other.into(),
        })?;
        if let To::Interface(_, wished) = &to {
            let mut extras = Extras::from_iter([(NAMED.to_owned(), json!(wished.is_some()))]);
            extras.extend(mode.map(|mode| (MODE.to_owned(), json!(mode))));
            modify(cx.scope(), &elastic.id, Change { extras, ..Change::default() })?;
        }
        Ok(Empty {})
    }
}

fn invalid<E>(_: E) -> Error {
    Error::of(codes::eip::PARAMETER_INVALID)
}

/// How an interface has an address.
pub(super) fn mode(word: Option<&str>) -> Result<Option<&'static str>> {
    match word {
        None => Ok(None),
        Some("NAT") => Ok(Some("NAT")),
        Some("MULTI_BINDED") => Ok(Some("MULTI_BINDED")),
        Some("BINDED") => Ok(Some("BINDED")),
        Some(_) => Err(Error::about(codes::eip::VALUE_INVALID, "Mode")),
    }
}
