//! `CreateDhcpOptionsSet`

use compute::network::dhcp_options::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{domain_name, lease_time, name_servers};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::codes::dhcp_options as codes;
use crate::vpc::text::{name, text};
use crate::vpc::view::group;

/// Creates a set of DHCP options.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDhcpOptionsSet {
    /// Region of the set.
    region_id: RegionId,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    dhcp_options_set_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    dhcp_options_set_description: Text,
    /// Domain of the instances.
    #[serde(default)]
    domain_name: Text,
    /// Up to four name servers, with commas between them; those of the cloud by default.
    #[serde(default)]
    domain_name_servers: Text,
    /// How long IPv4 addresses are given for: `24h` (default) to `1176h`, or `87600h` to `175200h`.
    #[serde(default)]
    lease_time: Text,
    /// The same for IPv6 addresses.
    #[serde(default)]
    ipv6_lease_time: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    dhcp_options_set_id: String,
    resource_group_id: String,
}

impl Operation for CreateDhcpOptionsSet {
    const NAME: &'static str = "CreateDhcpOptionsSet";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DhcpOptionsSetName", "office"),
        ("DomainName", "example.com"),
        ("DomainNameServers", "192.168.2.53"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateDhcpOptionsSet", caller, call, "dhcpoptionsset", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let new = New {
            name: name(input.dhcp_options_set_name.get(), 1, 128, codes::NAME_MALFORMED)?,
            description: text(input.dhcp_options_set_description.get(), 256, codes::DESCRIPTION_MALFORMED)?,
            domain_name: domain_name(&input.domain_name.or_empty())?,
            name_servers: name_servers(&input.domain_name_servers.or_empty())?,
            lease_time: lease_time(input.lease_time.get().unwrap_or("24h"), "LeaseTime")?,
            lease_time_v6: lease_time(input.ipv6_lease_time.get().unwrap_or("24h"), "Ipv6LeaseTime")?,
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
        };
        let options = create(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { dhcp_options_set_id: options.id, resource_group_id: options.resource_group })
    }
}
