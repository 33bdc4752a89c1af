//! `DescribeDisks`

use alibaba_core::catalogue::catalogue;
use alibaba_core::list::{Listed, Page};
use compute::disk::{Filter, Policy, list};
use compute::transition::Status;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Beside, View};
use super::{ENCRYPTED, KMS_KEY, MULTI_ATTACH};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag};

/// Lists disks, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDisks {
    /// Region of the disks.
    region_id: RegionId,
    /// Up to 100 disks, as a JSON array.
    #[serde(default)]
    disk_ids: JsonList,
    /// Instance they are attached to.
    #[serde(default)]
    instance_id: Text,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// Kind: `system`, `data` or `all`, the default.
    #[serde(default)]
    disk_type: Text,
    /// Category, or `all`.
    #[serde(default)]
    category: Text,
    /// State, or `All`.
    #[serde(default)]
    status: Text,
    /// Name.
    #[serde(default)]
    disk_name: Text,
    /// How they are paid for: `PrePaid` or `PostPaid`.
    #[serde(default)]
    disk_charge_type: Text,
    /// Whether they go with their instance.
    delete_with_instance: Option<bool>,
    /// Whether their automatic snapshots go with them.
    delete_auto_snapshot: Option<bool>,
    /// Whether a policy for snapshots may work on them.
    enable_auto_snapshot: Option<bool>,
    /// Whether they have a policy for snapshots.
    enable_automated_snapshot_policy: Option<bool>,
    /// Policy for snapshots.
    #[serde(default, alias = "autoSnapshotPolicyId")]
    auto_snapshot_policy_id: Text,
    /// Whether they are encrypted.
    encrypted: Option<bool>,
    /// Key they are encrypted with.
    #[serde(default, rename = "KMSKeyId")]
    kms_key_id: Text,
    /// Whether they can be taken from their instance.
    portable: Option<bool>,
    /// Whether they are shared block storage; none is.
    #[serde(default)]
    enable_shared: bool,
    /// Whether several instances may have them: `Enabled`, `Disabled` or `LegacyShared`.
    #[serde(default)]
    multi_attach: Text,
    /// Snapshot they were made from.
    #[serde(default)]
    snapshot_id: Text,
    /// Why they are locked; none is.
    #[serde(default)]
    lock_reason: Text,
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

impl Listed for View {
    const LIST: &'static str = "Disks";
    const ITEM: &'static str = "Disk";
}

impl Operation for DescribeDisks {
    const NAME: &'static str = "DescribeDisks";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("DiskType", "system")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<100, 10, 500>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.disk_ids.get().unwrap_or_default().iter().map(String::as_str);
        with_tags(each("ecs:DescribeDisks", caller, call, "disk", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = filter(&input)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let beside = Beside::of(cx.scope(), &part.items)?;
        Ok(page.answer(part, |disk| beside.view(disk)))
    }
}

fn filter(input: &DescribeDisks) -> Result<Filter> {
    let is_system = match input.disk_type.get() {
        None | Some("all") => None,
        Some("system") => Some(true),
        Some("data") => Some(false),
        Some(_) => return Err(Error::of(codes::disk::TYPE_NOT_LISTED)),
    };
    let status = match input.status.get() {
        None | Some("All") => None,
        Some("In_use") => Some(Status::Attached),
        Some("Available") => Some(Status::Free),
        Some("Attaching") => Some(Status::Attaching),
        Some("Detaching") => Some(Status::Detaching),
        Some("Creating") => Some(Status::Creating),
        Some("ReIniting") => Some(Status::Restoring),
        Some(_) => return Err(Error::of(codes::disk::STATUS_NOT_LISTED)),
    };
    let category = input.category.get().filter(|category| *category != "all");
    if category.is_some_and(|category| catalogue().disk_category(category).is_none()) {
        return Err(Error::of(codes::disk::CATEGORY_NOT_LISTED));
    }
    if !matches!(input.disk_charge_type.get(), None | Some("PrePaid" | "PostPaid")) {
        return Err(Error::of(codes::disk::CHARGE_TYPE_NOT_FOUND));
    }
    if input.disk_ids.get().is_some_and(|ids| ids.len() > 100) {
        return Err(Error::of(codes::disk::IDS_INVALID));
    }
    // A system disk stays in its instance; a data disk can be taken out.
    let portable = input.portable.map(|portable| !portable);
    let nothing = input.enable_shared
        || input.multi_attach.get() == Some("LegacyShared")
        || input.lock_reason.get().is_some()
        || input.encrypted == Some(false) && input.kms_key_id.get().is_some()
        || matches!((is_system, portable), (Some(one), Some(other)) if one != other);
    let (mut with, mut without) = (Vec::new(), Vec::new());
    match input.encrypted {
        Some(true) => with.push((ENCRYPTED, None)),
        Some(false) => without.push(ENCRYPTED),
        None => {}
    }
    if let Some(key) = input.kms_key_id.cloned() {
        with.push((KMS_KEY, Some(key)));
    }
    let policy = match (input.auto_snapshot_policy_id.cloned(), input.enable_automated_snapshot_policy) {
        (Some(policy), _) => Some(Policy::This(policy)),
        (None, Some(true)) => Some(Policy::Any),
        (None, Some(false)) => Some(Policy::None),
        (None, None) => None,
    };
    match input.multi_attach.get() {
        None | Some("LegacyShared") => {}
        Some("Enabled") => with.push((MULTI_ATTACH, Some("Enabled".to_owned()))),
        Some("Disabled") => without.push(MULTI_ATTACH),
        Some(_) => return Err(Error::invalid("MultiAttach")),
    }
    Ok(Filter {
        region: Some(input.region_id.0.id.clone()),
        ids: if nothing { Some(Vec::new()) } else { input.disk_ids.get().map(<[String]>::to_vec) },
        zone: input.zone_id.cloned(),
        instance: input.instance_id.cloned(),
        is_system: is_system.or(portable),
        categories: category.map(|category| vec![category.to_owned()]),
        least_gib: None,
        name: input.disk_name.cloned(),
        status,
        policy_paused: input.enable_auto_snapshot.map(|on| !on),
        snapshots_go: input.delete_auto_snapshot,
        policy,
        snapshot: input.snapshot_id.cloned(),
        delete_with_instance: input.delete_with_instance,
        resource_group: input.resource_group_id.cloned(),
        charge: input.disk_charge_type.cloned(),
        usual_charge: "PostPaid".to_owned(),
        with,
        without,
        extras: Vec::new(),
        is_going: None,
        created_from: None,
        created_before: None,
        tags: tags::filter(&input.tag)?,
    })
}
