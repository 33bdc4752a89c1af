//! `CopySnapshot`

use compute::Extras;
use compute::snapshot::{Copy, copy, ready};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ENCRYPTED, KMS_KEY, text};
use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::codes;
use crate::ecs::disk::encryption::of_copy;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Copies a snapshot to another region, or encrypts it in a copy in the same one. No disk can be put back to a copy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CopySnapshot {
    /// Region of the snapshot.
    region_id: RegionId,
    /// Snapshot.
    snapshot_id: Required,
    /// Region of the copy.
    destination_region_id: RegionId,
    /// Name of the copy, 2 to 128 characters.
    destination_snapshot_name: Required,
    /// Description of the copy, 2 to 256 characters.
    destination_snapshot_description: Required,
    /// How many days the copy is kept, 1 to 65536; as long as nobody deletes it by default.
    retention_days: Option<i64>,
    /// Whether the copy is encrypted; it is where the snapshot is.
    #[serde(default)]
    encrypted: bool,
    /// Key of the copy's region that it is encrypted with, which must be enabled; the region's default one by default.
    #[serde(default, rename = "KMSKeyId")]
    kms_key_id: Text,
    /// Roles of other accounts, for the key.
    #[serde(default, rename = "Arn")]
    _arn: Unbuilt,
    /// Place in a bucket where the copy would be kept.
    #[serde(default, rename = "DestinationStorageLocationArn")]
    _destination_storage_location_arn: Unbuilt,
    /// Resource group of the copy.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags of the copy.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    snapshot_id: String,
}

impl Operation for CopySnapshot {
    const NAME: &'static str = "CopySnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("SnapshotId", "s-bp67acfmxazb4pa1b2c3"),
        ("DestinationRegionId", "cn-beijing"),
        ("DestinationSnapshotName", "copy"),
        ("DestinationSnapshotDescription", "of another region"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CopySnapshot";
        let original = about(action, caller, call, "snapshot", &input.snapshot_id);
        with_tags(one(action, caller, call, "snapshot", "*").and(original), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.region_id == input.destination_region_id && !input.encrypted {
            return Err(Error::invalid("DestinationRegionId"));
        }
        let original = ready(cx.scope(), &input.region_id.0.id, &input.snapshot_id)?;
        let encrypted = input.encrypted || original.extras.contains_key(ENCRYPTED);
        let extras = of_copy(cx, input.destination_region_id.0, encrypted, input.kms_key_id.get())?;
        let new = Copy {
            name: text::name(Some(&input.destination_snapshot_name))?,
            description: text::description(Some(&input.destination_snapshot_description))?,
            retention_days: text::days(input.retention_days, codes::snapshot::RETENTION_MALFORMED)?,
            extras,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let to = location::of(input.destination_region_id.0);
        let snapshot = copy(cx.scope(), &input.region_id.0.id, &input.snapshot_id, &to, new)?;
        Ok(Output { snapshot_id: snapshot.id })
    }
}

/// The extras of what is encrypted, with a key or with the cloud's own.
pub(in crate::ecs) fn encryption(encrypted: bool, key: Option<&str>) -> Extras {
    let mut extras = Extras::new();
    if encrypted {
        extras.insert(ENCRYPTED.to_owned(), "true".into());
        extras.extend(key.map(|key| (KMS_KEY.to_owned(), Value::from(key))));
    }
    extras
}
