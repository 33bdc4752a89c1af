//! `ModifyPrepayInstanceSpec`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::billing;
use super::modify_instance_spec::retype;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};

/// Gives a stopped instance that is paid for ahead of time another type.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyPrepayInstanceSpec {
    /// Region of the instance.
    region_id: RegionId,
    /// Instance.
    instance_id: Required,
    /// New instance type.
    instance_type: Required,
    /// Whether the new type is larger or smaller: `upgrade`, the default, or `downgrade`.
    #[serde(default)]
    operator_type: Text,
    /// Whether it is paid at once; the sandbox has no bills.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: Option<bool>,
    /// Whether the instance may move to another zone; it stays in its own.
    #[serde(default, rename = "MigrateAcrossZone")]
    _migrate_across_zone: bool,
    /// When the change ends again.
    #[serde(default, rename = "EndTime")]
    _end_time: Unbuilt,
    /// How the change is made.
    #[serde(default, rename = "ModifyMode")]
    _modify_mode: Unbuilt,
    /// When the instance is rebooted; the change is made while it is stopped.
    #[serde(default, rename = "RebootTime")]
    _reboot_time: Unbuilt,
    /// Whether the instance is rebooted after the change.
    #[serde(default, rename = "RebootWhenFinished")]
    _reboot_when_finished: Unbuilt,
    /// Disks that get another category.
    #[serde(default, rename = "Disk")]
    _disk: Unbuilt,
    /// Category of the system disk.
    #[serde(default, rename = "SystemDisk")]
    _system_disk: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

/// The order that the change was.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Ordered {
    order_id: String,
}

impl Ordered {
    /// A launch; empty where nothing is paid for ahead of time.
    pub(super) fn of(cx: &Cx<'_>, is_prepaid: bool) -> Self {
        Self { order_id: if is_prepaid { billing::order_id(cx) } else { String::new() } }
    }
}

impl Operation for ModifyPrepayInstanceSpec {
    const NAME: &'static str = "ModifyPrepayInstanceSpec";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("InstanceType", "ecs.g6.xlarge")];
    type Service = Ecs;
    type Input = Self;
    type Output = Ordered;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyPrepayInstanceSpec", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Ordered> {
        if !matches!(input.operator_type.get(), None | Some("upgrade" | "downgrade")) {
            return Err(Error::invalid("OperatorType"));
        }
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Instance, instance.id).into());
        }
        if instance.charge.kind != "PrePaid" {
            return Err(Error::of(codes::charge::NOT_RELEASABLE));
        }
        retype(cx, &instance, &input.instance_type)?;
        Ok(Ordered::of(cx, true))
    }
}
