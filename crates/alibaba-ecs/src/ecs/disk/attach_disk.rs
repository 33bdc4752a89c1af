//! `AttachDisk`

use compute::disk::attach;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Required, Text};
use crate::ecs::view::Empty;

/// Attaches a disk to an instance of its zone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AttachDisk {
    /// Instance.
    instance_id: Required,
    /// Disk.
    disk_id: Required,
    /// Name of the device, such as `/dev/xvdb`; the first free one by default.
    #[serde(default)]
    device: Text,
    /// Whether the disk goes with the instance; it does not by default.
    #[serde(default)]
    delete_with_instance: bool,
    /// Whether the instance starts from it.
    #[serde(default, rename = "Bootable")]
    _bootable: Unbuilt,
    /// Whether it is attached in spite of everything; there is nothing to overcome.
    #[serde(default, rename = "Force")]
    _force: bool,
    /// Key pair; counts only with `Bootable`.
    #[serde(default, rename = "KeyPairName")]
    _key_pair_name: Text,
    /// Password; counts only with `Bootable`.
    #[serde(default, rename = "Password")]
    #[schemars(extend("writeOnly" = true))]
    _password: Text,
}

impl Operation for AttachDisk {
    const NAME: &'static str = "AttachDisk";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("DiskId", "d-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:AttachDisk";
        let instance = about(action, caller, call, "instance", &input.instance_id);
        one(action, caller, call, "disk", &input.disk_id).and(instance)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let device = input.device.get();
        if device.is_some_and(|device| !is_device(device)) {
            return Err(Error::of(codes::disk::DEVICE_MALFORMED));
        }
        attach(cx.scope(), &input.disk_id, &input.instance_id, device, input.delete_with_instance)?;
        Ok(Empty {})
    }
}

/// Whether a text names a device of a data disk: `/dev/xvdb` to `/dev/xvdz`.
fn is_device(text: &str) -> bool {
    text.strip_prefix("/dev/xvd").is_some_and(|letter| matches!(letter.as_bytes(), [b'a'..=b'z']))
}
