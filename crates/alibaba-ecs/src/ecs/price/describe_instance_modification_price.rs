//! `DescribeInstanceModificationPrice`

use alibaba_core::catalogue::catalogue;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::describe_price::data_disk;
use super::view::{Disk, Output, Parts};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::instance::{expiry_of, kind_of};
use crate::price::{self, Term};

/// Says what it costs to give an instance that is paid for ahead of time a larger type or more disks, until the end of what
/// is paid for, by a table of sample prices.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceModificationPrice {
    /// Region of the instance.
    region_id: RegionId,
    /// Instance.
    instance_id: Required,
    /// New type.
    #[serde(default)]
    instance_type: Text,
    /// Up to 16 new data disks.
    #[serde(default)]
    data_disk: Vec<Disk>,
    /// New category of the system disk.
    #[serde(default, rename = "SystemDisk")]
    _system_disk: Unbuilt,
    /// New image.
    #[serde(default, rename = "ImageId")]
    _image_id: Unbuilt,
    /// New bandwidth.
    #[serde(default, rename = "InternetMaxBandwidthOut")]
    _internet_max_bandwidth_out: Unbuilt,
    /// How traffic is paid for from then on.
    #[serde(default, rename = "InternetChargeType")]
    _internet_charge_type: Unbuilt,
}

impl Operation for DescribeInstanceModificationPrice {
    const NAME: &'static str = "DescribeInstanceModificationPrice";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("InstanceType", "ecs.g7.xlarge")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeInstanceModificationPrice", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.instance_type.get().is_none() && input.data_disk.is_empty() {
            return Err(Error::missing("InstanceType"));
        }
        if input.data_disk.len() > 16 {
            return Err(Error::of(codes::disk::TOO_MANY));
        }
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Instance, instance.id).into());
        }
        if instance.charge.kind != "PrePaid" {
            return Err(Error::of(codes::charge::NOT_RENEWABLE));
        }
        let left = months_left(expiry_of(&instance), cx.now());
        let mut parts = Parts::default();
        if let Some(id) = input.instance_type.get() {
            let Some(kind) = catalogue().instance_type(id) else {
                return Err(Error::of(codes::instance::TYPE_NOT_SUPPORTED));
            };
            let more = price::instance(kind) - kind_of(&instance).map_or(0.0, price::instance);
            // What a smaller type saves is paid back on another way.
            parts.add("instanceType", Term::Months(1).price(more.max(0.0)) * left);
        }
        for disk in &input.data_disk {
            parts.add("dataDisk", Term::Months(1).price(data_disk(disk)?) * left);
        }
        Ok(parts.output())
    }
}

/// How many months are paid for from now on.
fn months_left(end: Option<Timestamp>, now: Timestamp) -> f64 {
    let seconds = end.map_or(0, |end| end.as_second().saturating_sub(now.as_second())).max(0);
    let hours = u32::try_from(seconds / 3_600).unwrap_or(u32::MAX);
    f64::from(hours) / (30.0 * 24.0)
}
