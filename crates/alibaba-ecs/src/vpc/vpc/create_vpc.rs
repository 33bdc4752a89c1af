//! `CreateVpc`

use compute::Extras;
use compute::network::block::BlockRules;
use compute::network::vpc::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{DNS_HOSTNAME, USER_CIDRS};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, CommaList, RegionId, Text};
use crate::ecs::{self, Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::{block, check_free, line_v6, text};
use crate::vpc::view::group;

/// The block of a network that names none.
const DEFAULT_BLOCK: &str = "172.16.0.0/12";

/// Creates a network with its router and route table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpc {
    /// Region of the network.
    region_id: RegionId,
    /// Addresses, with a prefix of 8 to 28 bits; `172.16.0.0/12` by default.
    #[serde(default)]
    cidr_block: Text,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    vpc_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Up to three blocks of the customer's own, with commas between them.
    #[serde(default)]
    user_cidr: CommaList,
    /// Whether instances have names in the network's own domain.
    enable_dns_hostname: Option<bool>,
    /// Whether it has IPv6 addresses; no by default.
    enable_ipv6: Option<bool>,
    /// IPv6 addresses that were reserved before; none can be reserved.
    #[serde(default, rename = "Ipv6CidrBlock")]
    _ipv6_cidr_block: Unbuilt,
    /// How many IPv6 addresses come from the pool.
    #[serde(default, rename = "Ipv6CidrMask")]
    _ipv6_cidr_mask: Unbuilt,
    /// Line of the IPv6 addresses: `BGP` (default), `ChinaMobile`, `ChinaUnicom` or `ChinaTelecom`.
    #[serde(default)]
    ipv6_isp: Text,
    /// Pool that the IPv6 addresses come from.
    #[serde(default, rename = "Ipv6IpamPoolId")]
    _ipv6_ipam_pool_id: Unbuilt,
    /// Pool that the addresses come from; there is none.
    #[serde(default, rename = "Ipv4IpamPoolId")]
    _ipv4_ipam_pool_id: Unbuilt,
    /// How many addresses come from the pool.
    #[serde(default, rename = "Ipv4CidrMask")]
    _ipv4_cidr_mask: Unbuilt,
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
    vpc_id: String,
    v_router_id: String,
    route_table_id: String,
    resource_group_id: String,
}

impl Operation for CreateVpc {
    const NAME: &'static str = "CreateVpc";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("CidrBlock", "192.168.0.0/16"), ("VpcName", "office")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateVpc", caller, call, "vpc", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let refused = |_| Error::of(ecs::codes::network::BLOCK_INVALID);
        let own = block(input.cidr_block.get().unwrap_or(DEFAULT_BLOCK)).map_err(refused)?;
        check_free(own)?;
        let rules = BlockRules::prefix(8, 28);
        if rules.check(own).is_err() {
            return Err(Error::of(ecs::codes::network::BLOCK_INVALID));
        }
        let mut extras = Extras::new();
        let users: Vec<&str> = input.user_cidr.iter().collect();
        if users.len() > 3 || users.iter().any(|user| block(user).is_err()) {
            return Err(Error::of(codes::USER_BLOCK_MALFORMED));
        }
        extras.insert(USER_CIDRS.to_owned(), json!(users));
        extras.insert(DNS_HOSTNAME.to_owned(), json!(input.enable_dns_hostname.unwrap_or(false)));
        let line = line_v6(input.ipv6_isp.get())?;
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let new = New {
            block: own,
            line_v6: input.enable_ipv6.unwrap_or(false).then_some(line),
            name: text(input.vpc_name.get(), 128, codes::VPC_NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::VPC_DESCRIPTION_MALFORMED)?,
            is_default: false,
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
            extras,
        };
        let vpc = create(cx.scope(), &location::of(input.region_id.0), &rules, new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output {
            vpc_id: vpc.id,
            v_router_id: vpc.router_id,
            route_table_id: vpc.route_table_id,
            resource_group_id: vpc.resource_group,
        })
    }
}
