//! `UpdateDhcpOptionsSetAttribute`

use compute::network::dhcp_options::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{domain_name, in_region, lease_time, name_servers};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes::dhcp_options as codes;
use crate::vpc::text::{changed, renamed};

/// Changes a set of DHCP options.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateDhcpOptionsSetAttribute {
    /// Region of the set.
    region_id: RegionId,
    /// Set.
    dhcp_options_set_id: Required,
    /// New name, 1 to 128 characters; an empty one removes the name.
    dhcp_options_set_name: Option<String>,
    /// New description, 1 to 256 characters; an empty one removes the description.
    dhcp_options_set_description: Option<String>,
    /// New domain of the instances; an empty one removes the domain.
    domain_name: Option<String>,
    /// Up to four name servers, with commas between them; none for those of the cloud.
    domain_name_servers: Option<String>,
    /// How long IPv4 addresses are given for: `24h` to `1176h`, or `87600h` to `175200h`.
    #[serde(default)]
    lease_time: Text,
    /// The same for IPv6 addresses.
    #[serde(default)]
    ipv6_lease_time: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for UpdateDhcpOptionsSetAttribute {
    const NAME: &'static str = "UpdateDhcpOptionsSetAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DhcpOptionsSetId", "dopt-bp1w0df4epg9zo8isya1b2"),
        ("DomainName", "example.org"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:UpdateDhcpOptionsSetAttribute", caller, call, "dhcpoptionsset", &input.dhcp_options_set_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let options = in_region(cx.scope(), input.region_id, &input.dhcp_options_set_id)?;
        let lease = |text: &Text, name| text.get().map(|text| lease_time(text, name)).transpose();
        let described = input.dhcp_options_set_description.as_deref();
        let change = Change {
            name: renamed(input.dhcp_options_set_name.as_deref(), 1, 128, codes::NAME_MALFORMED)?,
            description: changed(described, 256, codes::DESCRIPTION_MALFORMED)?,
            domain_name: input.domain_name.as_deref().map(domain_name).transpose()?,
            name_servers: input.domain_name_servers.as_deref().map(name_servers).transpose()?,
            lease_time: lease(&input.lease_time, "LeaseTime")?,
            lease_time_v6: lease(&input.ipv6_lease_time, "Ipv6LeaseTime")?,
        };
        modify(cx.scope(), &options.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
