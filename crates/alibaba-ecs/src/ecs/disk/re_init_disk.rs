//! `ReInitDisk`

use compute::disk::restore;
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
use crate::ecs::image::source;
use crate::ecs::view::Empty;

/// Puts a disk of a stopped instance back to what it was when it was made: a system disk to its image, another one to the
/// snapshot that it was made from, or to nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReInitDisk {
    /// Disk.
    disk_id: Required,
    /// Key pair that is put into the instance, with a system disk.
    #[serde(default)]
    key_pair_name: Text,
    /// New password of the instance, with a system disk; nothing in the sandbox keeps it.
    #[serde(default, rename = "Password")]
    #[schemars(extend("writeOnly" = true))]
    _password: Text,
    /// Whether the instance starts afterwards.
    #[serde(default, rename = "AutoStartInstance")]
    _auto_start_instance: Unbuilt,
    /// Whether the security agent is installed: `Active` or `Deactive`.
    #[serde(default, rename = "SecurityEnhancementStrategy")]
    _security_enhancement_strategy: Text,
}

impl Operation for ReInitDisk {
    const NAME: &'static str = "ReInitDisk";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("DiskId", "d-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:ReInitDisk";
        let ask = |name: &str| about(action, caller, call, "keypair", name);
        one(action, caller, call, "disk", &input.disk_id).and_if(input.key_pair_name.get(), ask)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let disk = restore(cx.scope(), &input.disk_id)?;
        if let (true, Some(instance)) = (disk.is_system, disk.instance_id.as_deref()) {
            let instance = compute::instance::get(cx.scope(), instance)?;
            if source::find(cx.scope(), &disk.region, &instance.image_id)?.is_none() {
                return Err(Error::of(codes::image::SOURCE_GONE));
            }
        }
        if let (Some(name), true, Some(instance)) = (input.key_pair_name.get(), disk.is_system, &disk.instance_id) {
            let pair = compute::key_pair::get(cx.scope(), &disk.region, name)?;
            compute::key_pair::attach(cx.scope(), &pair, instance)?;
        }
        Ok(Empty {})
    }
}
