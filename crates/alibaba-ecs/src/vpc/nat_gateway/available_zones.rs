//! `ListEnhanhcedNatGatewayAvailableZones`

use compute::catalogue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Text};
use crate::ecs::region::local_name;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Lists the zones in which NAT gateways can be made. The spelling of the name is the vendor's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListEnhanhcedNatGatewayAvailableZones {
    /// Region of the zones.
    region_id: RegionId,
    /// Language of the names: `zh-CN`, `en-US` (default) or `ja`.
    #[serde(default)]
    accept_language: Text,
    /// What zones must have: `PrivateLinkEnabled`, which every zone has.
    #[serde(default)]
    filter: Vec<Wanted>,
}

/// What zones must have.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    /// `PrivateLinkEnabled`.
    #[serde(default)]
    key: Text,
    /// Whether they have it: `true` or `false`.
    #[serde(default)]
    value: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    zones: Vec<Zone>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Zone {
    zone_id: String,
    local_name: String,
}

impl Operation for ListEnhanhcedNatGatewayAvailableZones {
    const NAME: &'static str = "ListEnhanhcedNatGatewayAvailableZones";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ListEnhanhcedNatGatewayAvailableZones", caller, call, "natgateway", "*")
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        let in_english = match input.accept_language.get() {
            None | Some("en-US" | "ja") => true,
            Some("zh-CN") => false,
            Some(_) => return Err(Error::invalid("AcceptLanguage")),
        };
        let region = input.region_id.0;
        if input.filter.iter().any(|wanted| wanted.key.get() != Some("PrivateLinkEnabled")) {
            return Err(Error::invalid("Filter"));
        }
        let lacks = input.filter.iter().any(|wanted| wanted.value.iter().all(|value| value == "false"));
        let view = |zone: &catalogue::Zone| Zone {
            zone_id: zone.id.clone(),
            local_name: local_name(region, zone, in_english),
        };
        Ok(Output { zones: region.zones.iter().filter(|_| !lacks).map(view).collect() })
    }
}
