//! `DescribeInstanceVolumes`

use compute::disk::{Disk, of_instance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::category;
use super::view::mount_point;
use crate::ebs::{Ebs, of_volume};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{instance, kec};

/// Lists the volumes that an instance has, its system disk first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceVolumes {
    /// The instance.
    instance_id: Id,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    attachments: Vec<Attachment>,
}

/// A volume that the instance has.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    instance_id: String,
    volume_id: String,
    mount_point: String,
}

impl Operation for DescribeInstanceVolumes {
    const NAME: &'static str = "DescribeInstanceVolumes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d")];
    type Service = Ebs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ebs:DescribeInstanceVolumes";
        let instance = kec(caller, call, format_args!("instance/{}", input.instance_id.0));
        Checks::only(of_volume(action, "*", caller, call)).and(Check::new(action, instance))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let instance = instance(cx, &input.instance_id.0)?;
        let disks = of_instance(cx.scope(), &instance.id)?;
        let attachment = |disk: &Disk| Attachment {
            instance_id: instance.id.clone(),
            volume_id: disk.id.clone(),
            mount_point: mount_point(disk),
        };
        let volumes = disks.iter().filter(|disk| category::of(&disk.spec.category).is_some());
        Ok(Output { attachments: volumes.map(attachment).collect() })
    }
}
