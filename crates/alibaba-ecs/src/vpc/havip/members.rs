//! `AssociateHaVip` and `UnassociateHaVip`

use compute::network::elastic_address::HolderKind;
use compute::network::havip::{associate, unassociate};
use compute::{Error as Refusal, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::{about, resource};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Gives a high-availability virtual address one more instance or network interface that takes turns in having it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateHaVip {
    /// Region of the address.
    region_id: RegionId,
    /// Address.
    ha_vip_id: Required,
    /// Instance or interface of the same vSwitch.
    instance_id: Required,
    /// Kind: `EcsInstance` (default) or `NetworkInterface`.
    #[serde(default)]
    instance_type: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

/// Takes an instance or a network interface from a high-availability virtual address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnassociateHaVip {
    /// Region of the address.
    region_id: RegionId,
    /// Address.
    ha_vip_id: Required,
    /// Instance or interface that has it.
    instance_id: Required,
    /// Kind: `EcsInstance` (default) or `NetworkInterface`; it is known anyway.
    #[serde(default)]
    instance_type: Text,
    /// Whether it is taken even from the one that has it now: `True`, or `False`, the default. It always is.
    #[serde(default, rename = "Force")]
    _force: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for AssociateHaVip {
    const NAME: &'static str = "AssociateHaVip";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("HaVipId", "havip-bp1zeo05qre24nhrqpya1b2"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let member = (&input.instance_type, &*input.instance_id);
        ask("vpc:AssociateHaVip", caller, call, &input.ha_vip_id, member)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kind = kind(&input.instance_type)?;
        let vip = in_region(cx.scope(), input.region_id, &input.ha_vip_id)?;
        associate(cx.scope(), &vip.id, kind, &input.instance_id).map_err(|refusal| match refusal {
            Refusal::NotFound { kind: Kind::Instance | Kind::Interface, .. } => Error::of(codes::eip::HOLDER_NOT_FOUND),
            Refusal::WrongState { .. } => Error::of(codes::eip::INSTANCE_STATUS),
            other => other.into(),
        })?;
        Ok(Empty {})
    }
}

impl Operation for UnassociateHaVip {
    const NAME: &'static str = "UnassociateHaVip";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("HaVipId", "havip-bp1zeo05qre24nhrqpya1b2"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let member = (&input.instance_type, &*input.instance_id);
        ask("vpc:UnassociateHaVip", caller, call, &input.ha_vip_id, member)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        kind(&input.instance_type)?;
        let vip = in_region(cx.scope(), input.region_id, &input.ha_vip_id)?;
        unassociate(cx.scope(), &vip.id, &input.instance_id)?;
        Ok(Empty {})
    }
}

/// Asks about the address, and about the instance or the interface.
fn ask(action: &'static str, caller: &Caller, call: &Call, id: &str, (kind, member): (&Text, &str)) -> Checks {
    let word = if kind.get() == Some("NetworkInterface") { "eni" } else { "instance" };
    let member = Check::new(action, resource("ecs", caller, call, word, member));
    Checks::only(about(action, caller, call, "havip", id)).and(member)
}

fn kind(word: &Text) -> Result<HolderKind> {
    match word.get() {
        None | Some("EcsInstance") => Ok(HolderKind::Instance),
        Some("NetworkInterface") => Ok(HolderKind::Interface),
        Some(_) => Err(Error::of(codes::eip::HOLDER_KIND_INVALID)),
    }
}
