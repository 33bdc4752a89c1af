//! `ResizeDisk`

use compute::disk::{get, resize};
use compute::instance::Status;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, Required, Text};

/// Makes a disk larger.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ResizeDisk {
    /// Disk.
    disk_id: Required,
    /// New size in GiB, more than the old one.
    new_size: u32,
    /// How: `offline`, the default, or `online`, which counts at once and needs a running instance.
    #[serde(default, rename = "Type")]
    kind: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    order_id: &'static str,
}

impl Operation for ResizeDisk {
    const NAME: &'static str = "ResizeDisk";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DiskId", "d-bp67acfmxazb4pa1b2c3"), ("NewSize", "100")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ResizeDisk", caller, call, "disk", &input.disk_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let online = match input.kind.get() {
            None | Some("offline") => false,
            Some("online") => true,
            Some(_) => return Err(Error::of(codes::disk::RESIZE_TYPE_INVALID)),
        };
        let disk = get(cx.scope(), &input.disk_id)?;
        let (_, range) = text::category(&disk.spec.category)?;
        if input.new_size > range.max {
            return Err(Error::of(codes::disk::TOO_LARGE));
        }
        if let (true, Some(instance)) = (online, &disk.instance_id) {
            let now = cx.now();
            if compute::instance::get(cx.scope(), instance)?.status(now) != Status::Running {
                return Err(Error::of(codes::disk::RESIZE_NOT_RUNNING));
            }
        }
        resize(cx.scope(), &disk.id, input.new_size)?;
        // Nothing is charged, so no order is made.
        Ok(Output { order_id: "" })
    }
}
