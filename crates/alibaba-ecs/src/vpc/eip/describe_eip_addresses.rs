//! `DescribeEipAddresses`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::elastic_address::{Filter, HolderKind, list};
use compute::transition::Status;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Beside, View};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::ecs::{self, Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::{Vpc, codes};

/// Lists elastic addresses, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeEipAddresses {
    /// Region of the addresses.
    region_id: RegionId,
    /// Addresses by their ids, with commas between them.
    #[serde(default)]
    allocation_id: CommaList,
    /// Up to 50 addresses, with commas between them.
    #[serde(default)]
    eip_address: CommaList,
    /// Name.
    #[serde(default)]
    eip_name: Text,
    /// State: `Associating`, `Unassociating`, `InUse` or `Available`.
    #[serde(default)]
    status: Text,
    /// Kind of what has it: `EcsInstance`, `NetworkInterface`, `SlbInstance`, `Nat`, `HaVip` or `IpAddress`.
    #[serde(default)]
    associated_instance_type: Text,
    /// What has it.
    #[serde(default)]
    associated_instance_id: Text,
    /// Line.
    #[serde(default, rename = "ISP")]
    isp: Text,
    /// How it is paid for: `PostPaid` or `PrePaid`.
    #[serde(default)]
    charge_type: Text,
    /// Why it is locked: `financial` or `security`; none is.
    #[serde(default)]
    lock_reason: Text,
    /// Row of addresses that it belongs to; there is none.
    #[serde(default)]
    segment_instance_id: Text,
    /// Pool that it comes from; there is none.
    #[serde(default)]
    public_ip_address_pool_id: Text,
    /// Whether it is protected from attacks.
    security_protection_enabled: Option<bool>,
    /// Whether a service of the cloud manages it; none does.
    service_managed: Option<bool>,
    /// Whether changes that have not come into force are shown; there are none.
    #[serde(default, rename = "IncludeReservationData")]
    _include_reservation_data: bool,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to two bounds of the time of allocation.
    #[serde(default)]
    filter: Vec<Bound>,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

/// A bound of a time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Bound {
    /// `CreationStartTime` or `CreationEndTime`.
    #[serde(default)]
    key: Text,
    /// The time, such as `2026-11-21T08:00Z`.
    #[serde(default)]
    value: Text,
}

impl Listed for View {
    const LIST: &'static str = "EipAddresses";
    const ITEM: &'static str = "EipAddress";
}

impl Operation for DescribeEipAddresses {
    const NAME: &'static str = "DescribeEipAddresses";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("AllocationId", "eip-bp1p69fk3z90wxfsga1b2")];
    type Service = Vpc;
    type Input = With<Self, Numbered<100>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(each("vpc:DescribeEipAddresses", caller, call, "eip", input.allocation_id.iter()), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = filter(&input)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let beside = Beside::of(cx.scope(), &part.items)?;
        Ok(page.answer(part, |elastic| beside.view(cx.scope(), elastic)))
    }
}

fn filter(input: &DescribeEipAddresses) -> Result<Filter> {
    let status = match input.status.get() {
        None => None,
        Some("Associating") => Some(Status::Attaching),
        Some("Unassociating") => Some(Status::Detaching),
        Some("InUse") => Some(Status::Attached),
        Some("Available") => Some(Status::Free),
        Some(_) => return Err(Error::about(codes::eip::VALUE_INVALID, "Status")),
    };
    let (holder_kind, absent) = match input.associated_instance_type.get() {
        None => (None, false),
        Some("EcsInstance") => (Some(HolderKind::Instance), false),
        Some("NetworkInterface") => (Some(HolderKind::Interface), false),
        Some("Nat") => (Some(HolderKind::NatGateway), false),
        Some("HaVip") => (Some(HolderKind::HaVip), false),
        Some("IpAddress") => (Some(HolderKind::Address), false),
        Some("SlbInstance") => (None, true),
        Some(_) => return Err(Error::of(codes::eip::HOLDER_KIND_NOT_LISTED)),
    };
    if !matches!(input.charge_type.get(), None | Some("PostPaid" | "PrePaid")) {
        return Err(Error::of(codes::eip::CHARGE_NOT_LISTED));
    }
    if !matches!(input.lock_reason.get(), None | Some("financial" | "security")) {
        return Err(Error::of(ecs::codes::instance::LOCK_REASON_NOT_FOUND));
    }
    let nothing = absent
        || input.lock_reason.get().is_some()
        || input.segment_instance_id.get().is_some()
        || input.public_ip_address_pool_id.get().is_some()
        || input.security_protection_enabled == Some(true)
        || input.service_managed == Some(true);
    let list = |list: &CommaList| Some(list.iter().map(str::to_owned).collect()).filter(|all: &Vec<_>| !all.is_empty());
    let (created_from, created_until) = bounds(&input.filter)?;
    Ok(Filter {
        region: Some(input.region_id.0.id.clone()),
        ids: if nothing { Some(Vec::new()) } else { list(&input.allocation_id) },
        addresses: list(&input.eip_address),
        name: input.eip_name.cloned(),
        status,
        holder_kind,
        holder: input.associated_instance_id.cloned(),
        isp: input.isp.cloned(),
        charge: input.charge_type.cloned(),
        resource_group: input.resource_group_id.cloned(),
        created_from,
        created_until,
        tags: tags::filter(&input.tag)?,
    })
}

/// The bounds of the time of allocation.
fn bounds(list: &[Bound]) -> Result<(Option<Timestamp>, Option<Timestamp>)> {
    let (mut from, mut until) = (None, None);
    for bound in list {
        let (Some(key), Some(value)) = (bound.key.get(), bound.value.get()) else { continue };
        let whole = value.replacen('Z', ":00Z", usize::from(value.len() == "2026-11-21T08:00Z".len()));
        let at: Timestamp = whole.parse().map_err(|_| Error::invalid("Filter.N.Value"))?;
        match key {
            "CreationStartTime" => from = Some(at),
            "CreationEndTime" => until = Some(at),
            _ => return Err(Error::invalid("Filter.N.Key")),
        }
    }
    Ok((from, until))
}
