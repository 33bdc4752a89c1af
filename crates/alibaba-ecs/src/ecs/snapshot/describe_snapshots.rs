//! `DescribeSnapshots`

use alibaba_core::list::Page;
use compute::listing::WantedExtra;
use compute::snapshot::{Filter, Usages, list};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Beside, View};
use super::{ENCRYPTED, KMS_KEY, disk_of};
use crate::ecs::Ecs;
use crate::ecs::bounds::{self, Bound};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag};

/// Lists snapshots, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSnapshots {
    /// Region of the snapshots.
    region_id: RegionId,
    /// Up to 100 snapshots, as a JSON array.
    #[serde(default)]
    snapshot_ids: JsonList,
    /// Disk that they are of.
    #[serde(default)]
    disk_id: Text,
    /// Instance that has this disk.
    #[serde(default)]
    instance_id: Text,
    /// Chain that they are in.
    #[serde(default)]
    snapshot_link_id: Text,
    /// Name.
    #[serde(default)]
    snapshot_name: Text,
    /// State: `progressing`, `accomplished`, `failed` or `all`, the default.
    #[serde(default)]
    status: Text,
    /// How they were made: `auto`, `user` or `all`, the default.
    #[serde(default)]
    snapshot_type: Text,
    /// What was made from them: `image`, `disk`, `image_disk` or `none`.
    #[serde(default)]
    usage: Text,
    /// Kind of the disk: `System` or `Data`.
    #[serde(default)]
    source_disk_type: Text,
    /// Kind of snapshot: `standard`, `flash` or `archive`.
    #[serde(default)]
    category: Text,
    /// Whether they are encrypted.
    encrypted: Option<bool>,
    /// Key they are encrypted with.
    #[serde(default, rename = "KMSKeyId")]
    kms_key_id: Text,
    /// When they were made.
    #[serde(default)]
    filter: Vec<Bound>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DescribeSnapshots {
    const NAME: &'static str = "DescribeSnapshots";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SnapshotIds", r#"["s-bp67acfmxazb4pa1b2c3"]"#), ("Status", "accomplished")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<100, 10, 100>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.snapshot_ids.get().unwrap_or_default().iter().map(String::as_str);
        with_tags(each("ecs:DescribeSnapshots", caller, call, "snapshot", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = filter(&input)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let beside = Beside::of(cx.scope(), &part.items)?;
        Ok(page.answer(part, |snapshot| beside.view(snapshot)))
    }
}

fn filter(input: &DescribeSnapshots) -> Result<Filter> {
    let usages = |by_disk, by_image| Some(Usages { by_disk, by_image });
    let usage = match input.usage.get() {
        None => None,
        Some("image") => usages(false, true),
        Some("disk") => usages(true, false),
        Some("image_disk") => usages(true, true),
        Some("none") => usages(false, false),
        Some(_) => return Err(Error::of(codes::snapshot::USAGE_INVALID)),
    };
    let is_ready = match input.status.get() {
        None | Some("all" | "failed") => None,
        Some("progressing") => Some(false),
        Some("accomplished") => Some(true),
        Some(_) => return Err(Error::of(codes::instance::STATUS_NOT_FOUND)),
    };
    let is_automatic = match input.snapshot_type.get() {
        None | Some("all") => None,
        Some("auto" | "timer") => Some(true),
        Some("user") => Some(false),
        Some(_) => return Err(Error::of(codes::snapshot::TYPE_NOT_FOUND)),
    };
    let is_system = match input.source_disk_type.get().map(str::to_lowercase).as_deref() {
        None => None,
        Some("system") => Some(true),
        Some("data") => Some(false),
        Some(_) => return Err(Error::of(codes::snapshot::SOURCE_DISK_TYPE)),
    };
    let known = |word: &str| ["standard", "flash", "archive"].iter().any(|known| known.eq_ignore_ascii_case(word));
    if input.category.get().is_some_and(|word| !known(word)) {
        return Err(Error::of(codes::snapshot::CATEGORY_MALFORMED));
    }
    if input.snapshot_ids.get().is_some_and(|ids| ids.len() > 100) {
        return Err(Error::of(codes::snapshot::IDS_MALFORMED));
    }
    let of_link = input.snapshot_link_id.get().map(disk_of);
    // No snapshot of the sandbox fails, and a disk is in one chain.
    let nothing = input.status.get() == Some("failed")
        || of_link
            .as_ref()
            .is_some_and(|disk| disk.is_none() || disk.as_deref() != input.disk_id.get().or(disk.as_deref()));
    let (created_from, created_until) = bounds::created(&input.filter, codes::instance::FILTER_NOT_FOUND)?;
    let key = |key: &str| WantedExtra { name: KMS_KEY, values: vec![key.into()], or_absent: false };
    Ok(Filter {
        region: Some(input.region_id.0.id.clone()),
        ids: if nothing { Some(Vec::new()) } else { input.snapshot_ids.get().map(<[String]>::to_vec) },
        disk: input.disk_id.cloned().or_else(|| of_link.flatten()),
        zone: None,
        instance: input.instance_id.cloned(),
        name: input.snapshot_name.cloned(),
        is_ready,
        is_automatic,
        is_system,
        category: input.category.cloned(),
        usage,
        created_from,
        created_until,
        resource_group: input.resource_group_id.cloned(),
        extras: input.kms_key_id.get().map(key).into_iter().collect(),
        has: input.encrypted.map(|encrypted| (ENCRYPTED, encrypted)).into_iter().collect(),
        tags: tags::filter(&input.tag)?,
        ..Filter::default()
    })
}
