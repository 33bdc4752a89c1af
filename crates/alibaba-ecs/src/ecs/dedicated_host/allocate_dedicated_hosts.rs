//! `AllocateDedicatedHosts`

use compute::dedicated_host::{New, allocate, cluster};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::attributes::{self, NetworkAttributes};
use super::kinds::HostKind;
use super::text;
use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text, or_blank};
use crate::ecs::instance::billing::{Period, release_time};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// How many hosts a call takes at most.
const MOST: i64 = 100;

/// Takes dedicated hosts, up to 100 that are alike. They are there at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AllocateDedicatedHosts {
    /// Region of the hosts.
    region_id: RegionId,
    /// Type, such as `ddh.g6`.
    dedicated_host_type: Required,
    /// Zone; that of the cluster, or the first one of the region, by default.
    #[serde(default)]
    zone_id: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    dedicated_host_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Cluster that they are in.
    #[serde(default)]
    dedicated_host_cluster_id: Text,
    /// How many, 1 to 100; 1 by default.
    quantity: Option<i64>,
    /// How many are enough, 1 to 100. There are always as many as are wanted.
    min_quantity: Option<i64>,
    /// What becomes of instances on a host that fails: `Migrate`, the default, or `Stop`. No host of the sandbox fails.
    #[serde(default)]
    action_on_maintenance: Text,
    /// Timeouts of connections.
    #[serde(default)]
    network_attributes: NetworkAttributes,
    /// Whether they take instances that name no host: `on`, the default, or `off`.
    #[serde(default)]
    auto_placement: Text,
    /// How many processors they show for each that they have, 1 to 5; types `ddh.c6s`, `ddh.g6s` and `ddh.r6s` alone.
    cpu_over_commit_ratio: Option<f64>,
    /// How they are paid for: `PostPaid`, the default, or `PrePaid`.
    #[serde(default)]
    charge_type: Text,
    /// For how long `PrePaid` hosts are paid.
    #[serde(default, deserialize_with = "or_blank")]
    period: Option<i64>,
    /// Unit of the time: `Month`, the default, `Year` or `Week`.
    #[serde(default)]
    period_unit: Text,
    /// Whether `PrePaid` hosts are renewed by themselves.
    auto_renew: Option<bool>,
    /// For how many months they are renewed: 1, 2, 3, 6 or 12.
    auto_renew_period: Option<i64>,
    /// When hosts that are paid for by use are released by themselves, half an hour to three years from now.
    #[serde(default)]
    auto_release_time: Text,
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
    dedicated_host_id_sets: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Ids {
    dedicated_host_id: Vec<String>,
}

impl Operation for AllocateDedicatedHosts {
    const NAME: &'static str = "AllocateDedicatedHosts";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DedicatedHostType", "ddh.g6"),
        ("DedicatedHostName", "alone"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "ecs:AllocateDedicatedHosts";
        let checks = one(ACTION, caller, call, "ddh", "*")
            .and_if(input.dedicated_host_cluster_id.get(), |id| about(ACTION, caller, call, "ddhcluster", id));
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let kind =
            HostKind::of(&input.dedicated_host_type).ok_or_else(|| Error::of(codes::dedicated_host::TYPE_INVALID))?;
        let count = count(&input)?;
        let (zone, cluster_id) = place(cx.scope(), &input)?;
        let mut extras = attributes::read(
            &input.action_on_maintenance,
            &input.network_attributes,
            input.cpu_over_commit_ratio,
            kind,
        )?;
        let now = cx.now();
        let period = period(&input)?;
        let at = input.auto_release_time.get();
        if period.is_some() && at.is_some() {
            return Err(Error::of(codes::dedicated_host::NOT_TIMED));
        }
        if let Some(period) = &period {
            extras.insert("period_unit".to_owned(), json!(period.unit()));
            extras.extend(renewal(&input)?.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        let name = input.dedicated_host_name.get();
        let new = New {
            zone,
            name: name
                .map(|name| text::name(name, codes::dedicated_host::NEW_NAME_MALFORMED))
                .transpose()?
                .unwrap_or_default(),
            description: input.description.get().map(text::description).transpose()?.unwrap_or_default(),
            kind: kind.id.to_owned(),
            cluster_id,
            is_automatic: attributes::is_automatic(&input.auto_placement)?.unwrap_or(true),
            charge: if period.is_some() { "PrePaid" } else { "PostPaid" }.to_owned(),
            expires_at: period.map(|period| period.end(now)),
            release_at: at.map(|text| release_time(text, now)).transpose()?,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            extras,
            tags: tags::read(&input.tag)?,
        };
        let made = allocate(cx.scope(), &location::of(input.region_id.0), &new, count)?;
        let dedicated_host_id = made.into_iter().map(|host| host.id).collect();
        Ok(Output { dedicated_host_id_sets: Ids { dedicated_host_id } })
    }
}

fn count(input: &AllocateDedicatedHosts) -> Result<usize> {
    let count = input.quantity.unwrap_or(1);
    if !(1..=MOST).contains(&count) {
        return Err(Error::invalid("Quantity"));
    }
    if input.min_quantity.is_some_and(|least| !(1..=MOST).contains(&least) || least > count) {
        return Err(Error::invalid("MinQuantity"));
    }
    Ok(usize::try_from(count).unwrap_or(1))
}

/// The zone of the hosts, and their cluster, which lies in it; empty for none.
fn place(scope: &mut Scope<'_>, input: &AllocateDedicatedHosts) -> Result<(String, String)> {
    let region = input.region_id.0;
    let zone = input.zone_id.cloned();
    if zone.as_deref().is_some_and(|zone| region.zone(zone).is_none()) {
        return Err(Error::of(codes::region::ZONE_OF_ORDER_NOT_FOUND));
    }
    let Some(id) = input.dedicated_host_cluster_id.get() else {
        let first = || region.zones.first().map(|zone| zone.id.clone()).unwrap_or_default();
        return Ok((zone.unwrap_or_else(first), String::new()));
    };
    let elsewhere = || Error::of(codes::dedicated_host::CLUSTER_ELSEWHERE);
    let cluster = cluster::get(scope, &region.id, id).map_err(|refusal| match refusal {
        compute::Error::NotFound { .. } => elsewhere(),
        other => other.into(),
    })?;
    if zone.is_some_and(|zone| zone != cluster.zone) { Err(elsewhere()) } else { Ok((cluster.zone, cluster.id)) }
}

/// For how long the hosts are paid ahead of time; nothing where they are paid for by use. A unit that there is not is refused
/// even where it does not count.
fn period(input: &AllocateDedicatedHosts) -> Result<Option<Period>> {
    if !matches!(input.period_unit.get(), None | Some("Month" | "Week" | "Year")) {
        return Err(Error::of(codes::dedicated_host::PERIOD_UNIT_INVALID));
    }
    match input.charge_type.get().unwrap_or("PostPaid") {
        "PostPaid" => Ok(None),
        "PrePaid" => Period::of_host(input.period, input.period_unit.get()).map(Some),
        _ => Err(Error::of(codes::dedicated_host::CHARGE_INVALID)),
    }
}

/// What is kept of how hosts are renewed by themselves.
fn renewal(input: &AllocateDedicatedHosts) -> Result<Vec<(&'static str, Value)>> {
    if input.auto_renew != Some(true) {
        return Ok(Vec::new());
    }
    match input.auto_renew_period {
        Some(months @ (1 | 2 | 3 | 6 | 12)) => Ok(vec![
            ("renewal_status", json!("AutoRenewal")),
            ("auto_renew_period", json!(months)),
            ("auto_renew_unit", json!("Month")),
        ]),
        _ => Err(Error::of(codes::dedicated_host::RENEWAL_PERIOD_INVALID)),
    }
}
