//! `AllocateEipAddress`

use std::net::Ipv4Addr;

use compute::Extras;
use compute::network::elastic_address::{New, allocate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{PROTECTION, ZONE, text};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::view::group;
use crate::vpc::{Vpc, codes};

/// The lines on which addresses can be had.
const LINES: [&str; 8] = [
    "BGP",
    "BGP_PRO",
    "ChinaTelecom",
    "ChinaUnicom",
    "ChinaMobile",
    "ChinaTelecom_L2",
    "ChinaUnicom_L2",
    "ChinaMobile_L2",
];

/// Allocates an elastic address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AllocateEipAddress {
    /// Region of the address.
    region_id: RegionId,
    /// Most Mbit/s; 5 by default.
    #[serde(default)]
    bandwidth: Text,
    /// Line: `BGP`, the default, `BGP_PRO` or that of one carrier.
    #[serde(default, rename = "ISP")]
    isp: Text,
    /// How the address is paid for: `PostPaid` (default) or `PrePaid`.
    #[serde(default)]
    instance_charge_type: Text,
    /// How traffic is paid for: `PayByBandwidth` (default) or `PayByTraffic`.
    #[serde(default)]
    internet_charge_type: Text,
    /// How long a `PrePaid` address is bought for.
    period: Option<i64>,
    /// Unit of `Period`: `Month` (default) or `Year`.
    #[serde(default)]
    pricing_cycle: Text,
    /// Whether the order is paid by itself; nothing is charged.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: bool,
    /// Offer of the vendor's that the order belongs to; nothing shows it again.
    #[serde(rename = "ActivityId")]
    _activity_id: Option<i64>,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Kind of network: `public`.
    #[serde(default)]
    netmode: Text,
    /// Address that is wished for; one of the sandbox's, which nobody has.
    #[serde(default)]
    ip_address: Text,
    /// An address that is to come back.
    #[serde(default, rename = "InstanceId")]
    _instance_id: Unbuilt,
    /// Pool that the address comes from; there is none.
    #[serde(default, rename = "PublicIpAddressPoolId")]
    _public_ip_address_pool_id: Unbuilt,
    /// Protection from attacks: `AntiDDoS_Enhanced`.
    #[serde(default)]
    security_protection_types: Vec<String>,
    /// Zone.
    #[serde(default)]
    zone: Text,
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
    allocation_id: String,
    eip_address: String,
    resource_group_id: String,
}

impl Operation for AllocateEipAddress {
    const NAME: &'static str = "AllocateEipAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Bandwidth", "5"), ("InternetChargeType", "PayByTraffic"), ("Name", "office")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:AllocateEipAddress", caller, call, "eip", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let wrong = |name: &str| Err(Error::about(codes::eip::VALUE_INVALID, name));
        let charge = input.instance_charge_type.get().unwrap_or("PostPaid");
        match charge {
            "PostPaid" => {}
            "PrePaid" => check_period(&input)?,
            _ => return wrong("InstanceChargeType"),
        }
        let internet_charge = input.internet_charge_type.get().unwrap_or("PayByBandwidth");
        match (charge, internet_charge) {
            (_, "PayByBandwidth") | ("PostPaid", "PayByTraffic") => {}
            _ => return wrong("InternetChargeType"),
        }
        let isp = input.isp.get().unwrap_or("BGP");
        if !LINES.contains(&isp) {
            return wrong("ISP");
        }
        if !matches!(input.pricing_cycle.get(), None | Some("Month" | "Year")) {
            return wrong("PricingCycle");
        }
        if input.zone.get().is_some_and(|zone| input.region_id.0.zone(zone).is_none()) {
            return wrong("Zone");
        }
        if !matches!(input.netmode.get(), None | Some("public")) {
            return wrong("Netmode");
        }
        if input.security_protection_types.iter().any(|kind| kind != "AntiDDoS_Enhanced") {
            return wrong("SecurityProtectionTypes");
        }
        let mut extras = Extras::new();
        if !input.security_protection_types.is_empty() {
            extras.insert(PROTECTION.to_owned(), json!(input.security_protection_types));
        }
        if let Some(zone) = input.zone.get() {
            extras.insert(ZONE.to_owned(), json!(zone));
        }
        let Ok(address) = input.ip_address.get().map(str::parse::<Ipv4Addr>).transpose() else {
            return wrong("IpAddress");
        };
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get());
        let named = named.map_err(|error| match error {
            Error::Refused(_) => Error::of(codes::eip::NO_RESOURCE_GROUP),
            fault @ Error::Domain(_) => fault,
        })?;
        let new = New {
            address,
            name: text::name(input.name.get())?,
            description: text::description(input.description.get())?,
            mbps: text::mbps(input.bandwidth.get().unwrap_or("5"), charge, internet_charge)?,
            internet_charge: internet_charge.to_owned(),
            charge: charge.to_owned(),
            isp: isp.to_owned(),
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
            extras,
        };
        let elastic = allocate(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output {
            allocation_id: elastic.id,
            eip_address: elastic.address.to_string(),
            resource_group_id: elastic.resource_group,
        })
    }
}

/// Refuses a launch ahead of time that does not say for how long.
fn check_period(input: &AllocateEipAddress) -> Result<()> {
    let Some(period) = input.period else { return Err(Error::missing("Period")) };
    let most = match input.pricing_cycle.get() {
        None | Some("Month") => 9,
        Some("Year") => 5,
        Some(_) => return Err(Error::about(codes::eip::VALUE_INVALID, "PricingCycle")),
    };
    if (1..=most).contains(&period) { Ok(()) } else { Err(Error::about(codes::eip::VALUE_INVALID, "Period")) }
}
