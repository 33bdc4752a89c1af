//! `ModifyDiskAttribute`

use compute::Extras;
use compute::disk::{Change, get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{BURSTING, text};
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::view::Empty;

/// How many disks a call may name.
const MOST: usize = 100;

/// Changes the name, the description or other attributes of disks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDiskAttribute {
    /// Region of the disks.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
    /// Disk.
    #[serde(default)]
    disk_id: Text,
    /// Up to 100 disks, all of which change alike.
    #[serde(default)]
    disk_ids: Vec<String>,
    /// New name, 2 to 128 characters.
    disk_name: Option<String>,
    /// New description, 2 to 256 characters; an empty one removes it.
    description: Option<String>,
    /// Whether they go with their instance.
    delete_with_instance: Option<bool>,
    /// Whether their automatic snapshots go with them.
    delete_auto_snapshot: Option<bool>,
    /// Whether a policy for snapshots may work on them.
    enable_auto_snapshot: Option<bool>,
    /// Whether they may be faster for a while, with `cloud_auto`.
    bursting_enabled: Option<bool>,
}

impl Operation for ModifyDiskAttribute {
    const NAME: &'static str = "ModifyDiskAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DiskId", "d-bp67acfmxazb4pa1b2c3"), ("DiskName", "data")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.disk_ids.iter().map(String::as_str).chain(input.disk_id.get());
        each("ecs:ModifyDiskAttribute", caller, call, "disk", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let ids: Vec<_> = input.disk_ids.iter().cloned().chain(input.disk_id.cloned()).collect();
        if ids.is_empty() {
            return Err(Error::missing("DiskId"));
        }
        if input.disk_id.get().is_some() && !input.disk_ids.is_empty() {
            return Err(Error::of(codes::disk::NAMED_TWICE));
        }
        if ids.len() > MOST {
            return Err(Error::of(codes::disk::IDS_INVALID));
        }
        let bursting = input.bursting_enabled.map(|on| (BURSTING.to_owned(), json!(on)));
        let extras: Extras = bursting.into_iter().collect();
        let nothing = input.disk_name.is_none()
            && input.description.is_none()
            && input.delete_with_instance.is_none()
            && input.delete_auto_snapshot.is_none()
            && input.enable_auto_snapshot.is_none();
        if nothing && extras.is_empty() {
            return Err(Error::of(codes::disk::NOTHING_TO_MODIFY));
        }
        let change = Change {
            name: input.disk_name.as_deref().map(|name| text::name(Some(name))).transpose()?,
            description: input
                .description
                .as_deref()
                .map(|remark| text::description(Some(remark), codes::disk::CHANGED_DESCRIPTION_MALFORMED))
                .transpose()?,
            delete_with_instance: input.delete_with_instance,
            policy_paused: input.enable_auto_snapshot.map(|on| !on),
            snapshots_go: input.delete_auto_snapshot,
            extras,
            ..Change::default()
        };
        for id in &ids {
            let auto = get(cx.scope(), id)?.spec.category == "cloud_auto";
            if change.extras.get(BURSTING).and_then(Value::as_bool) == Some(true) && !auto {
                return Err(Error::of(codes::disk::NO_OTHER_SPEC));
            }
            modify(cx.scope(), id, change.clone())?;
        }
        Ok(Empty {})
    }
}
