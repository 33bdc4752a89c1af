//! `DescribeCommonBandwidthPackages`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page, Place};
use compute::listing::WantedExtra;
use compute::network::bandwidth_package::{BandwidthPackage, Filter, TAGGED, list, members};
use compute::network::elastic_address::ElasticAddress;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::{PROTECTION, ZONE};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::view::{TagsView, group, state};

/// Lists bandwidth packages, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeCommonBandwidthPackages {
    /// Region of the packages.
    region_id: RegionId,
    /// Package.
    #[serde(default)]
    bandwidth_package_id: Text,
    /// Name.
    #[serde(default)]
    name: Text,
    /// Whether they are protected from attacks.
    security_protection_enabled: Option<bool>,
    /// Whether changes that have not come into force are shown; there are none, and so nothing in the answer speaks of them.
    #[serde(default, rename = "IncludeReservationData")]
    _include_reservation_data: bool,
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

/// A bandwidth package in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    bandwidth_package_id: String,
    name: String,
    description: String,
    region_id: String,
    zone: String,
    status: &'static str,
    business_status: &'static str,
    bandwidth: String,
    ratio: i64,
    internet_charge_type: String,
    instance_charge_type: &'static str,
    #[serde(rename = "ISP")]
    isp: String,
    deletion_protection: bool,
    resource_group_id: String,
    creation_time: String,
    expired_time: &'static str,
    security_protection_types: Value,
    service_managed: i64,
    public_ip_addresses: Value,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "CommonBandwidthPackages";
    const ITEM: &'static str = "CommonBandwidthPackage";
}

impl Operation for DescribeCommonBandwidthPackages {
    const NAME: &'static str = "DescribeCommonBandwidthPackages";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:DescribeCommonBandwidthPackages";
        let checks = each(action, caller, call, "combandwidthpackage", input.bandwidth_package_id.get());
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let protected = input.security_protection_enabled;
        let protection = || vec![json!(["AntiDDoS_Enhanced"])];
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: input.bandwidth_package_id.cloned().map(|id| vec![id]),
            name: input.name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
            extra: protected.map(|is_protected| WantedExtra {
                name: PROTECTION,
                values: if is_protected { protection() } else { Vec::new() },
                or_absent: !is_protected,
            }),
        };
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|package| package.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let members = members(cx.scope(), &ids)?;
        Ok(page.answer(part, |package| View::of(cx.scope(), package, &tags, &members)))
    }
}

impl View {
    fn of(
        scope: &Scope<'_>,
        package: BandwidthPackage,
        tags: &HashMap<String, Tags>,
        members: &HashMap<String, Vec<ElasticAddress>>,
    ) -> Self {
        let protection = package.extras.get(PROTECTION).cloned().unwrap_or_else(|| json!([]));
        let inside = members.get(&package.id).map(Vec::as_slice).unwrap_or_default();
        let inside: Vec<_> = inside.iter().map(member).collect();
        Self {
            status: state(package.status(scope.now())),
            zone: package.extras.get(ZONE).and_then(Value::as_str).unwrap_or_default().to_owned(),
            business_status: "Normal",
            bandwidth: package.mbps.to_string(),
            ratio: package.ratio,
            instance_charge_type: "PostPaid",
            creation_time: time::seconds(package.created_at),
            expired_time: "",
            security_protection_types: json!({"SecurityProtectionType": protection}),
            service_managed: 0,
            public_ip_addresses: json!({"PublicIpAddresse": inside}),
            tags: tags.get(&package.id).into(),
            resource_group_id: group(scope, package.resource_group),
            bandwidth_package_id: package.id,
            name: package.name,
            description: package.description,
            region_id: package.region,
            internet_charge_type: package.internet_charge,
            isp: package.isp,
            deletion_protection: package.protected,
        }
    }
}

fn member(elastic: &ElasticAddress) -> Value {
    json!({
        "AllocationId": elastic.id,
        "IpAddress": elastic.address.to_string(),
        "BandwidthPackageIpRelationStatus": "BINDED",
    })
}
