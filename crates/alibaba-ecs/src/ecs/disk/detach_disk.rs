//! `DetachDisk`

use compute::disk::detach;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::errors::Result;
use crate::ecs::field::Required;
use crate::ecs::view::Empty;

/// Takes a data disk from its instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachDisk {
    /// Instance.
    instance_id: Required,
    /// Disk.
    disk_id: Required,
    /// Whether the disk goes with the instance that it is attached to next; not by default.
    delete_with_instance: Option<bool>,
}

impl Operation for DetachDisk {
    const NAME: &'static str = "DetachDisk";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("DiskId", "d-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:DetachDisk";
        let instance = about(action, caller, call, "instance", &input.instance_id);
        one(action, caller, call, "disk", &input.disk_id).and(instance)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        detach(cx.scope(), &input.disk_id, &input.instance_id, input.delete_with_instance)?;
        Ok(Empty {})
    }
}
