//! `CreateSnapshot`

use compute::snapshot::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{FLASH, KEPT, STANDARD, is_essd, text};
use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, Required, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Makes a snapshot of a disk that an instance has, or had once.
///
/// It takes a few seconds by the clock of the sandbox.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSnapshot {
    /// Disk.
    disk_id: Required,
    /// Name, 2 to 128 characters, which does not begin with `auto`.
    #[serde(default)]
    snapshot_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// How many days it is kept, 1 to 65536; as long as nobody deletes it by default.
    retention_days: Option<i64>,
    /// Kind: `standard`, the default, or `flash`; not together with `InstantAccess`.
    #[serde(default)]
    category: Text,
    /// Whether it can be used at once; only with ESSDs.
    instant_access: Option<bool>,
    /// How many days that lasts, 1 to 65535.
    instant_access_retention_days: Option<i64>,
    /// Place in a bucket where it would be kept.
    #[serde(default, rename = "StorageLocationArn")]
    _storage_location_arn: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
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

impl Operation for CreateSnapshot {
    const NAME: &'static str = "CreateSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DiskId", "d-bp67acfmxazb4pa1b2c3"), ("SnapshotName", "before"), ("RetentionDays", "30")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CreateSnapshot";
        let disk = about(action, caller, call, "disk", &input.disk_id);
        with_tags(one(action, caller, call, "snapshot", "*").and(disk), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let new = New {
            expires_at: None,
            of_unused: false,
            name: text::name(input.snapshot_name.get())?,
            description: text::description(input.description.get())?,
            category: category(&input)?.to_owned(),
            retention_days: text::days(input.retention_days, codes::snapshot::RETENTION_MALFORMED)?,
            instant_access: input.instant_access == Some(true),
            instant_days: text::days(input.instant_access_retention_days, codes::snapshot::RETENTION_MALFORMED)?
                .filter(|_| input.instant_access == Some(true)),
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let disk = compute::disk::get(cx.scope(), &input.disk_id)?;
        if (new.instant_access || new.category == FLASH) && !is_essd(&disk.spec.category) {
            return Err(Error::of(codes::snapshot::DISK_CATEGORY));
        }
        let Some(location) = location::named(&disk.region) else { return Err(Error::of(codes::disk::NOT_FOUND)) };
        let snapshot = create(cx.scope(), &location, &disk.id, &new, KEPT)?;
        Ok(Output { snapshot_id: snapshot.id })
    }
}

fn category(input: &CreateSnapshot) -> Result<&'static str> {
    let Some(wanted) = input.category.get() else { return Ok(STANDARD) };
    if input.instant_access == Some(true) {
        return Err(Error::invalid("Category"));
    }
    let known = [STANDARD, FLASH].into_iter().find(|known| known.eq_ignore_ascii_case(wanted));
    known.ok_or_else(|| Error::of(codes::snapshot::CATEGORY_MALFORMED))
}
