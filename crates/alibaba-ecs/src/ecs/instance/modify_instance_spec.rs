//! `ModifyInstanceSpec`

use alibaba_core::catalogue::catalogue;
use compute::instance::{Hardware, Instance, Internet, set_internet};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{billing, launch, placement};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, Required, Text};
use crate::ecs::image::software;
use crate::ecs::view::Empty;

/// Gives a stopped instance that is paid for by use another type, and one in any state other bandwidth.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceSpec {
    /// Instance.
    instance_id: Required,
    /// New instance type.
    #[serde(default)]
    instance_type: Text,
    /// New bandwidth from the Internet in Mbit/s.
    internet_max_bandwidth_in: Option<i64>,
    /// New bandwidth to the Internet in Mbit/s, 0 to 100.
    internet_max_bandwidth_out: Option<i64>,
    /// Whether the instance may move to another zone; it stays in its own.
    #[serde(default, rename = "AllowMigrateAcrossZone")]
    _allow_migrate_across_zone: bool,
    /// Whether the call returns before the change is done; a change is done at once.
    #[serde(default, rename = "Async")]
    _is_async: bool,
    /// How the change is made.
    #[serde(default, rename = "ModifyMode")]
    _modify_mode: Unbuilt,
    /// Disks that get another category.
    #[serde(default, rename = "Disk")]
    _disk: Unbuilt,
    /// Category of the system disk.
    #[serde(default, rename = "SystemDisk")]
    _system_disk: Unbuilt,
    /// Bandwidth for a while.
    #[serde(default, rename = "Temporary")]
    _temporary: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing changed.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyInstanceSpec {
    const NAME: &'static str = "ModifyInstanceSpec";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("InternetMaxBandwidthOut", "10")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyInstanceSpec", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.charge.kind == "PrePaid" {
            return Err(Error::of(codes::charge::NOT_RELEASABLE));
        }
        if let Some(kind) = input.instance_type.get() {
            retype(cx, &instance, kind)?;
        }
        if input.internet_max_bandwidth_in.is_some() || input.internet_max_bandwidth_out.is_some() {
            let Internet { charge, mbps_in, mbps_out } = instance.internet;
            let out = input.internet_max_bandwidth_out.unwrap_or(mbps_out);
            let inward = input.internet_max_bandwidth_in.or(Some(mbps_in).filter(|inward| *inward <= out.max(10)));
            set_internet(cx.scope(), &instance.id, billing::bandwidth(&charge, inward, out)?, false)?;
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Empty {})
    }
}

/// Gives an instance another type of the catalogue that suits its image.
pub(super) fn retype(cx: &mut Cx<'_>, instance: &Instance, wanted: &str) -> Result<()> {
    let kind = match software::of(instance) {
        Some(software) => launch::type_for(wanted, software.architecture)?,
        None => catalogue().instance_type(wanted).ok_or_else(|| Error::of(codes::instance::TYPE_NOT_SUPPORTED))?,
    };
    let change = placement::refit(cx.scope(), instance, kind)?;
    let hardware = Hardware { type_id: kind.id.clone(), family: kind.family.clone() };
    compute::instance::resize(cx.scope(), &instance.id, hardware)?;
    if let Some(change) = change {
        compute::instance::modify(cx.scope(), &instance.id, change)?;
    }
    Ok(())
}
