//! `CreateCommonBandwidthPackage`

use compute::Extras;
use compute::network::bandwidth_package::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{PROTECTION, ZONE, about, mbps};
use crate::ecs::checks::with_tags;
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::text::{name, text};
use crate::vpc::view::group;
use crate::vpc::{Vpc, codes};

/// The lines of packages.
const LINES: [&str; 10] = [
    "BGP",
    "BGP_PRO",
    "BGP_International",
    "BGP_FinanceCloud",
    "ChinaTelecom",
    "ChinaUnicom",
    "ChinaMobile",
    "ChinaTelecom_L2",
    "ChinaUnicom_L2",
    "ChinaMobile_L2",
];

/// Creates a bandwidth package, which elastic addresses can share.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateCommonBandwidthPackage {
    /// Region of the package.
    region_id: RegionId,
    /// Most Mbit/s.
    bandwidth: i64,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Line: `BGP` (default), `BGP_PRO`, `BGP_International` or that of one carrier.
    #[serde(default, rename = "ISP")]
    isp: Text,
    /// How traffic is paid for: `PayByBandwidth` (default), `PayByTraffic`, `PayBy95`, `PayByOld95` or
    /// `PayByDominantTraffic`.
    #[serde(default)]
    internet_charge_type: Text,
    /// How much of the bandwidth is paid for at least, in per cent: 20 where the peak is paid for, and 100 otherwise.
    ratio: Option<i64>,
    /// Zone; packages of regions have none.
    #[serde(default)]
    zone: Text,
    /// Protection from attacks: `AntiDDoS_Enhanced`.
    #[serde(default)]
    security_protection_types: Vec<String>,
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
    bandwidth_package_id: String,
    resource_group_id: String,
}

impl Operation for CreateCommonBandwidthPackage {
    const NAME: &'static str = "CreateCommonBandwidthPackage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Bandwidth", "20"), ("Name", "office")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(about("vpc:CreateCommonBandwidthPackage", caller, call, "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let isp = input.isp.get().unwrap_or("BGP");
        if !LINES.contains(&isp) {
            return Err(Error::invalid("ISP"));
        }
        let internet_charge = input.internet_charge_type.get().unwrap_or("PayByBandwidth");
        let usual = match internet_charge {
            "PayBy95" | "PayByOld95" => 20,
            "PayByBandwidth" | "PayByTraffic" | "PayByDominantTraffic" => 100,
            _ => return Err(Error::invalid("InternetChargeType")),
        };
        let ratio = input.ratio.unwrap_or(usual);
        if !(0..=100).contains(&ratio) {
            return Err(Error::invalid("Ratio"));
        }
        let mut extras = Extras::new();
        if let Some(zone) = input.zone.get() {
            if input.region_id.0.zone(zone).is_none() {
                return Err(Error::of(codes::ZONE_NOT_FOUND));
            }
            extras.insert(ZONE.to_owned(), json!(zone));
        }
        if input.security_protection_types.iter().any(|kind| kind != "AntiDDoS_Enhanced") {
            return Err(Error::invalid("SecurityProtectionTypes"));
        }
        if !input.security_protection_types.is_empty() {
            extras.insert(PROTECTION.to_owned(), json!(input.security_protection_types));
        }
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get());
        let named = named.map_err(|error| match error {
            Error::Refused(_) => Error::of(codes::eip::NO_RESOURCE_GROUP),
            fault @ Error::Domain(_) => fault,
        })?;
        let new = New {
            name: name(input.name.get(), 2, 128, codes::nat_gateway::NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::nat_gateway::DESCRIPTION_MALFORMED)?,
            mbps: mbps(input.bandwidth)?,
            ratio,
            internet_charge: internet_charge.to_owned(),
            isp: isp.to_owned(),
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
            at_once: false,
            extras,
        };
        let package = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { bandwidth_package_id: package.id, resource_group_id: package.resource_group })
    }
}
