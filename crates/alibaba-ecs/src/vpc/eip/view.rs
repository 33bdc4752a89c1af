//! Elastic addresses in answers.

use std::collections::HashMap;

use compute::network::bandwidth_package;
use compute::network::elastic_address::{ElasticAddress, HolderKind, TAGGED};
use compute::transition::Status;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use wire::Scope;

use super::{MODE, MONITORED, NAMED, PROTECTION, ZONE};
use crate::ecs::Result;
use crate::vpc::view::{TagsView, group};

/// An elastic address in a list. Numbers are written as texts.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    allocation_id: String,
    ip_address: String,
    name: String,
    description: String,
    /// The same under a name with the vendor's mistake, which clients read.
    #[serde(rename = "Descritpion")]
    misspelt_description: String,
    region_id: String,
    status: &'static str,
    bandwidth: String,
    eip_bandwidth: String,
    internet_charge_type: String,
    charge_type: String,
    business_status: &'static str,
    #[serde(rename = "ISP")]
    isp: String,
    netmode: &'static str,
    mode: String,
    zone: String,
    instance_id: String,
    instance_type: &'static str,
    instance_region_id: String,
    private_ip_address: String,
    vpc_id: String,
    deletion_protection: bool,
    resource_group_id: String,
    allocation_time: String,
    expired_time: &'static str,
    bandwidth_package_id: String,
    bandwidth_package_type: &'static str,
    bandwidth_package_bandwidth: String,
    #[serde(rename = "HDMonitorStatus")]
    hd_monitor_status: &'static str,
    has_reservation_data: &'static str,
    operation_locks: Value,
    public_ip_address_pool_id: &'static str,
    second_limited: bool,
    security_protection_types: Value,
    segment_instance_id: &'static str,
    service_managed: i64,
    available_regions: Value,
    tags: TagsView,
}

/// What is shown with the addresses of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    /// What the bandwidth packages have that the addresses are in, in Mbit/s.
    packages: HashMap<String, i64>,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, addresses: &[ElasticAddress]) -> Result<Self> {
        let ids: Vec<_> = addresses.iter().map(|address| address.id.as_str()).collect();
        let packages: Vec<_> = addresses.iter().filter_map(|address| address.package_id.as_deref()).collect();
        let packages = bandwidth_package::get_many(scope, &packages)?;
        let packages = packages.into_iter().map(|package| (package.id, package.mbps)).collect();
        Ok(Self { tags: store::tag::of_many(scope, TAGGED, &ids)?, packages })
    }

    pub(super) fn view(&self, scope: &Scope<'_>, elastic: ElasticAddress) -> View {
        let text = |name: &str| elastic.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let protection = elastic.extras.get(PROTECTION).cloned().unwrap_or_else(|| json!([]));
        let (zone, mode) = (text(ZONE), text(MODE));
        let named = elastic.extras.get(NAMED).and_then(Value::as_bool).unwrap_or(false);
        let monitored = elastic.extras.get(MONITORED).and_then(Value::as_bool).unwrap_or(false);
        let status = status(elastic.status(scope.now()));
        let holder = elastic.holder;
        // In a package, it has what the package has, or less where that was said.
        let shared = elastic.package_id.as_ref().and_then(|id| self.packages.get(id)).copied();
        View {
            status,
            bandwidth: elastic.package_mbps.or(shared).unwrap_or(elastic.mbps).to_string(),
            eip_bandwidth: elastic.mbps.to_string(),
            business_status: "Normal",
            netmode: "public",
            mode: if mode.is_empty() { "NAT".to_owned() } else { mode },
            zone,
            instance_type: holder.as_ref().map_or("", |holder| word(holder.kind)),
            instance_region_id: holder.as_ref().map(|_| elastic.region.clone()).unwrap_or_default(),
            private_ip_address: holder
                .as_ref()
                .filter(|holder| named && holder.kind == HolderKind::Interface)
                .map(|holder| holder.private_address.to_string())
                .unwrap_or_default(),
            // Only an address that stands alone in a network has one.
            vpc_id: holder
                .as_ref()
                .filter(|holder| holder.kind == HolderKind::Address)
                .map(|holder| holder.vpc_id.clone())
                .unwrap_or_default(),
            instance_id: holder.map(|holder| holder.id).unwrap_or_default(),
            deletion_protection: elastic.protected,
            resource_group_id: group(scope, elastic.resource_group),
            allocation_time: time::seconds(elastic.created_at),
            expired_time: "",
            bandwidth_package_type: if shared.is_some() { "CommonBandwidthPackage" } else { "" },
            bandwidth_package_bandwidth: shared.map(|mbps| mbps.to_string()).unwrap_or_default(),
            bandwidth_package_id: elastic.package_id.unwrap_or_default(),
            hd_monitor_status: if monitored { "ON" } else { "OFF" },
            has_reservation_data: "",
            operation_locks: json!({"LockReason": []}),
            public_ip_address_pool_id: "",
            second_limited: false,
            security_protection_types: json!({"SecurityProtectionType": protection}),
            segment_instance_id: "",
            service_managed: 0,
            available_regions: json!({"AvailableRegion": [elastic.region]}),
            tags: self.tags.get(&elastic.id).into(),
            allocation_id: elastic.id,
            ip_address: elastic.address.to_string(),
            name: elastic.name,
            misspelt_description: elastic.description.clone(),
            description: elastic.description,
            region_id: elastic.region,
            internet_charge_type: elastic.internet_charge,
            charge_type: elastic.charge,
            isp: elastic.isp,
        }
    }
}

/// The vendor's word for a state.
fn status(status: Status) -> &'static str {
    match status {
        Status::Attaching => "Associating",
        Status::Attached => "InUse",
        Status::Detaching => "Unassociating",
        Status::Creating | Status::Free | Status::Restoring | Status::Modifying => "Available",
    }
}

/// The vendor's word for what has an address.
fn word(kind: HolderKind) -> &'static str {
    match kind {
        HolderKind::Instance => "EcsInstance",
        HolderKind::Interface => "NetworkInterface",
        HolderKind::NatGateway => "Nat",
        HolderKind::HaVip => "HaVip",
        HolderKind::Address => "IpAddress",
        HolderKind::LoadBalancer => "SlbInstance",
    }
}
