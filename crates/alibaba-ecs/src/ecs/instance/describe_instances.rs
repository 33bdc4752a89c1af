//! `DescribeInstances`

use std::collections::BTreeSet;

use alibaba_core::list::{Listed, Page};
use compute::dedicated_host;
use compute::instance::{AnyOf, Filter, Instance, Status, TAGGED};
use compute::network::interface;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::View;
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::ecs::network_interface::text;
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag};

/// Lists instances, newest first; everything that is asked about must be so.
///
/// A caller without permission is refused, although the vendor's page promises an empty list;
/// decision 0010 says why.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstances {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 ids, as a JSON array; an empty array matches nothing.
    #[serde(default)]
    instance_ids: JsonList,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// vSwitch.
    #[serde(default)]
    v_switch_id: Text,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// Security group.
    #[serde(default)]
    security_group_id: Text,
    /// Kind of network: `vpc` or `classic`.
    #[serde(default)]
    instance_network_type: Text,
    /// Private addresses, as a JSON array.
    #[serde(default)]
    private_ip_addresses: JsonList,
    /// Public addresses, as a JSON array.
    #[serde(default)]
    public_ip_addresses: JsonList,
    /// Elastic addresses, as a JSON array.
    #[serde(default)]
    eip_addresses: JsonList,
    /// IPv6 addresses, one of which one of its interfaces has.
    #[serde(default)]
    ipv6_address: Vec<String>,
    /// Addresses in the classic network, as a JSON array.
    #[serde(default)]
    inner_ip_addresses: JsonList,
    /// How the instance is paid for.
    #[serde(default)]
    instance_charge_type: Text,
    /// How traffic is paid for.
    #[serde(default)]
    internet_charge_type: Text,
    /// Name, in which `*` stands for anything.
    #[serde(default)]
    instance_name: Text,
    /// Image.
    #[serde(default)]
    image_id: Text,
    /// State.
    #[serde(default)]
    status: Text,
    /// Why the instance is locked.
    #[serde(default)]
    lock_reason: Text,
    /// Instance type.
    #[serde(default)]
    instance_type: Text,
    /// Family of the instance type.
    #[serde(default)]
    instance_type_family: Text,
    /// Key pair.
    #[serde(default)]
    key_pair_name: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Cluster for high-performance computing.
    #[serde(default)]
    hpc_cluster_id: Text,
    /// Whether storage is fast; it always is.
    io_optimized: Option<bool>,
    /// Whether metadata can be read: `enabled` or `disabled`.
    #[serde(default)]
    http_endpoint: Text,
    /// Whether metadata asks for a token: `optional` or `required`.
    #[serde(default)]
    http_tokens: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Up to four bounds of times.
    #[serde(default)]
    filter: Vec<Bound>,
    /// What else is shown, such as `META_OPTIONS`.
    #[serde(default)]
    additional_attributes: Vec<String>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

/// Reasons for a lock.
const LOCKS: [&str; 6] = ["financial", "security", "recycling", "Recycling", "dedicatedhostfinancial", "refunded"];

/// A bound of a time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Bound {
    /// `CreationStartTime`, `CreationEndTime`, `ExpiredStartTime` or `ExpiredEndTime`.
    #[serde(default)]
    key: Text,
    /// The time, such as `2026-11-21T08:00Z`.
    #[serde(default)]
    value: Text,
}

impl Listed for View {
    const LIST: &'static str = "Instances";
    const ITEM: &'static str = "Instance";
}

impl Operation for DescribeInstances {
    const NAME: &'static str = "DescribeInstances";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceIds", r#"["i-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<100, 10, 100>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_ids.get().unwrap_or_default().iter().map(String::as_str);
        with_tags(each("ecs:DescribeInstances", caller, call, "instance", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = filter(&input)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        let with_metadata = input.additional_attributes.iter().any(|name| name == "META_OPTIONS");
        let ids: Vec<_> = part.items.iter().map(|instance| instance.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let mut interfaces = interface::of_instances(cx.scope(), &ids)?;
        let hosts: BTreeSet<_> = part.items.iter().filter_map(host_of).collect();
        let hosts = dedicated_host::get_many(cx.scope(), &hosts.into_iter().collect::<Vec<_>>())?;
        let now = cx.now();
        let view = |instance: Instance| {
            let tags = tags.get(&instance.id).into();
            let interfaces = interfaces.remove(&instance.id).unwrap_or_default();
            let host = hosts.iter().find(|host| host_of(&instance) == Some(&host.id));
            View::of(instance, (&interfaces, host), tags, now, with_metadata)
        };
        Ok(page.answer(part, view))
    }
}

/// The dedicated host that an instance is on.
fn host_of(instance: &Instance) -> Option<&str> {
    instance.extras.get(dedicated_host::OF_INSTANCE).and_then(serde_json::Value::as_str)
}

fn filter(input: &DescribeInstances) -> Result<Filter> {
    if !matches!(input.instance_charge_type.get(), None | Some("PostPaid" | "PrePaid")) {
        return Err(Error::of(codes::charge::TYPE_NOT_FOUND));
    }
    if !matches!(input.internet_charge_type.get(), None | Some("PayByTraffic" | "PayByBandwidth")) {
        return Err(Error::of(codes::charge::INTERNET_TYPE_NOT_FOUND));
    }
    if !matches!(input.instance_network_type.get(), None | Some("vpc" | "classic")) {
        return Err(Error::of(codes::instance::NETWORK_TYPE_NOT_FOUND));
    }
    if input.lock_reason.get().is_some_and(|reason| !LOCKS.contains(&reason)) {
        return Err(Error::of(codes::instance::LOCK_REASON_NOT_FOUND));
    }
    if input.hpc_cluster_id.get().is_some() {
        // No operation makes clusters, so there is none to be found.
        return Err(Error::of(codes::instance::CLUSTER_NOT_FOUND));
    }
    let status = match input.status.get() {
        None => None,
        Some("Pending") => Some(Status::Pending),
        Some("Starting") => Some(Status::Starting),
        Some("Running") => Some(Status::Running),
        Some("Stopping") => Some(Status::Stopping),
        Some("Stopped") => Some(Status::Stopped),
        Some(_) => return Err(Error::of(codes::instance::STATUS_NOT_FOUND)),
    };
    if input.instance_ids.get().is_some_and(|ids| ids.len() > 100) {
        return Err(Error::of(codes::instance::IDS_MALFORMED));
    }
    // Nothing of the sandbox is in the classic network, locked or in a cluster.
    let nothing = input.instance_network_type.get() == Some("classic")
        || input.lock_reason.get().is_some()
        || input.io_optimized == Some(false)
        || input.inner_ip_addresses.get().is_some_and(|list| !list.is_empty());
    let bounds = bounds(&input.filter)?;
    Ok(Filter {
        region: Some(input.region_id.0.id.clone()),
        zone: input.zone_id.cloned(),
        ids: if nothing { Some(Vec::new()) } else { input.instance_ids.get().map(<[String]>::to_vec) },
        vpc: input.vpc_id.cloned(),
        subnet: input.v_switch_id.cloned(),
        group: input.security_group_id.cloned(),
        private_addresses: input.private_ip_addresses.or_empty(),
        public_addresses: input.public_ip_addresses.or_empty(),
        elastic_addresses: input.eip_addresses.or_empty(),
        name: input.instance_name.cloned(),
        image: input.image_id.cloned(),
        status,
        type_id: input.instance_type.cloned(),
        family: input.instance_type_family.cloned(),
        key_pair: input.key_pair_name.cloned(),
        charge: input.instance_charge_type.cloned(),
        internet_charge: input.internet_charge_type.cloned(),
        resource_group: input.resource_group_id.cloned(),
        metadata_enabled: input.http_endpoint.get().map(|word| word == "enabled"),
        token_required: input.http_tokens.get().map(|word| word == "required"),
        role: None,
        created_from: bounds.0,
        created_until: bounds.1,
        tags: tags::filter(&input.tag)?,
        any_of: text::wanted_v6(&input.ipv6_address)?.map(AnyOf::AddressV6).into_iter().collect(),
        ..Filter::default()
    })
}

/// The bounds of the time of creation. Those of the time of expiry are read and bound nothing: nothing expires.
fn bounds(list: &[Bound]) -> Result<(Option<Timestamp>, Option<Timestamp>)> {
    let (mut from, mut until) = (None, None);
    for bound in list {
        let (Some(key), Some(value)) = (bound.key.get(), bound.value.get()) else { continue };
        let at: Timestamp = value
            .replacen('Z', ":00Z", usize::from(value.len() == "2026-11-21T08:00Z".len()))
            .parse()
            .map_err(|_| Error::invalid("Filter.N.Value"))?;
        match key {
            "CreationStartTime" => from = Some(at),
            "CreationEndTime" => until = Some(at),
            "ExpiredStartTime" | "ExpiredEndTime" => {}
            _ => return Err(Error::of(codes::instance::FILTER_NOT_FOUND)),
        }
    }
    Ok((from, until))
}
