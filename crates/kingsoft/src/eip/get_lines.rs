//! `GetLines`

use compute::catalogue::IpLine;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Eip, asks};
use crate::catalogue::catalogue;
use crate::kec::errors::Error;
use crate::kec::location::known_region;

/// Lists the lines on which addresses of the region are bought.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetLines {
    /// Only this one.
    uuid: Option<String>,
    /// Only those with this name.
    name: Option<String>,
    /// Version of the addresses: `ipv4`, the default, `ipv6` or `all`.
    #[serde(default)]
    ip_version: IpVersion,
    /// Only those of this kind.
    #[serde(rename = "Type")]
    kind: Option<String>,
}

/// Version of addresses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum IpVersion {
    #[default]
    Ipv4,
    Ipv6,
    All,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    line_set: Vec<Line>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Line {
    line_id: &'static str,
    line_name: &'static str,
    line_type: &'static str,
    ip_version: &'static str,
    isp: &'static str,
}

impl Operation for GetLines {
    const NAME: &'static str = "GetLines";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Eip;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("eip:GetLines", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let is = |wanted: &Option<String>, has: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted.is_empty() || wanted == has)
        };
        let version = match input.ip_version {
            IpVersion::Ipv4 => Some("ipv4"),
            IpVersion::Ipv6 => Some("ipv6"),
            IpVersion::All => None,
        };
        let wanted = |line: &&'static IpLine| {
            is(&input.uuid, &line.id)
                && is(&input.name, &line.name)
                && is(&input.kind, &line.kind)
                && version.is_none_or(|version| version == line.ip_version)
        };
        let shown = |line: &'static IpLine| Line {
            line_id: &line.id,
            line_name: &line.name,
            line_type: &line.kind,
            ip_version: &line.ip_version,
            isp: &line.isp,
        };
        Ok(Output { line_set: catalogue().lines_in(&region.id).filter(wanted).map(shown).collect() })
    }
}
