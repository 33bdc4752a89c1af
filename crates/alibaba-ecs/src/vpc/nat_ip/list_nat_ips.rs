//! `ListNatIps`

use compute::listing::Window;
use compute::network::nat_gateway::address::{Filter, NatAddress, list};
use compute::transition::Status;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::limit;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, NextToken, RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::text::block;
use crate::vpc::view::state;
use crate::vpc::{Vpc, nat_gateway};

/// Lists the addresses of a NAT gateway between private networks, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListNatIps {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Block that the addresses are from.
    #[serde(default)]
    nat_ip_cidr: Text,
    /// Up to 20 addresses by their ids.
    #[serde(default)]
    nat_ip_ids: Vec<String>,
    /// Names.
    #[serde(default)]
    nat_ip_name: Vec<String>,
    /// State: `Available`, `Creating`, `Created`, `Associating`, `Associated` or `Deleting`.
    #[serde(default)]
    nat_ip_status: Text,
    /// Where the addresses come from; all are of blocks of the gateway.
    #[serde(default, rename = "IpOrigin")]
    _ip_origin: Text,
    /// Prefix of addresses.
    #[serde(default, rename = "Ipv4Prefix")]
    _ipv4_prefix: Unbuilt,
    /// Addresses of a part, 1 to 100; 20 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
    /// Makes a repeated call harmless; this one is anyway.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    nat_ips: Vec<View>,
    total_count: String,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    nat_ip_id: String,
    nat_ip: String,
    nat_ip_cidr: String,
    nat_ip_name: String,
    nat_ip_description: String,
    nat_ip_status: &'static str,
    nat_gateway_id: String,
    is_default: bool,
}

impl Operation for ListNatIps {
    const NAME: &'static str = "ListNatIps";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ListNatIps", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.nat_ip_ids.len() > 20 {
            return Err(Error::invalid("NatIpIds"));
        }
        let (status, passing) = match input.nat_ip_status.get() {
            None => (None, false),
            Some("Available") => (Some(Status::Free), false),
            Some("Creating") => (Some(Status::Creating), false),
            Some("Created" | "Associating" | "Associated" | "Deleting") => (None, true),
            Some(_) => return Err(Error::invalid("NatIpStatus")),
        };
        let gateway = nat_gateway::in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let filter = Filter {
            gateway: Some(gateway.id),
            ids: if passing { Some(Vec::new()) } else { Some(input.nat_ip_ids).filter(|ids| !ids.is_empty()) },
            block: input.nat_ip_cidr.get().map(block).transpose()?,
            names: Some(input.nat_ip_name).filter(|names| !names.is_empty()),
            status,
        };
        let part = list(cx.scope(), &filter, Window::after(input.next_token.0, limit(input.max_results)))?;
        let (total_count, next_token) = (part.total.to_string(), NextToken::write(part.next));
        let view = |address| View::of(cx.scope(), address);
        Ok(Output { nat_ips: part.items.into_iter().map(view).collect(), total_count, next_token })
    }
}

impl View {
    fn of(scope: &Scope<'_>, address: NatAddress) -> Self {
        Self {
            nat_ip_status: state(address.status(scope.now())),
            nat_ip: address.address.to_string(),
            nat_ip_cidr: address.block.to_string(),
            nat_ip_id: address.id,
            nat_ip_name: address.name,
            nat_ip_description: address.description,
            nat_gateway_id: address.gateway_id,
            is_default: address.is_default,
        }
    }
}
