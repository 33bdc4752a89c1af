//! `CreateRoute`

use compute::network::block::Block;
use compute::network::route::{Destination, Hop, HopKind, New, create};
use compute::network::vpc::Vpc as Network;
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Route;
use crate::kec::errors::Error;
use crate::kec::field::{Id, OptionalId, Text};
use crate::kec::location::{instance, place, vpc, vpc_krn};
use crate::vpc::Vpc;

/// Makes a route of a network: to the Internet, or to an instance of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRoute {
    /// The network.
    vpc_id: Id,
    /// The addresses it is for.
    destination_cidr_block: String,
    /// Where it leads: `InternetGateway` or `Host`; the sandbox has nothing that the others lead to.
    route_type: RouteType,
    /// The instance, for `Host`.
    instance_id: Option<Id>,
    /// The interface of the instance: its primary one.
    #[serde(default)]
    network_interface_id: OptionalId,
    /// The route table: that of the network.
    route_table_id: Option<String>,
    /// Free text.
    description: Option<Text>,
    /// A tunnel; the sandbox has none.
    #[serde(default, rename = "TunnelId")]
    _tunnel_id: Unbuilt,
    /// A peering connection; the sandbox has none here.
    #[serde(default, rename = "VpcPeeringConnectionId")]
    _vpc_peering_connection_id: Unbuilt,
    /// A gateway of a direct connection; the sandbox has none.
    #[serde(default, rename = "DirectConnectGatewayId")]
    _direct_connect_gateway_id: Unbuilt,
    /// A tunnel of a virtual private network; the sandbox has none.
    #[serde(default, rename = "VpnTunnelId")]
    _vpn_tunnel_id: Unbuilt,
    /// A gateway of a virtual private network; the sandbox has none.
    #[serde(default, rename = "VpnGatewayId")]
    _vpn_gateway_id: Unbuilt,
    /// A high-availability virtual address; the sandbox has none here.
    #[serde(default, rename = "HaVipId")]
    _ha_vip_id: Unbuilt,
    /// The interface that has such an address first.
    #[serde(default, rename = "HaVipMasterNetworkInterfaceId")]
    _ha_vip_master_network_interface_id: Unbuilt,
    /// A cloud enterprise network; the sandbox has none.
    #[serde(default, rename = "CenId")]
    _cen_id: Unbuilt,
}

/// Where a route leads. Source: Terraform's provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum RouteType {
    InternetGateway,
    Host,
    Tunnel,
    Peering,
    DirectConnect,
    Vpn,
}

impl CreateRoute {
    /// What the route leads to.
    fn hop(&self, cx: &mut Cx<'_>, vpc: &Network) -> Result<Hop, Error> {
        let (kind, id) = match self.route_type {
            RouteType::InternetGateway => (HopKind::Internet, vpc.router_id.clone()),
            RouteType::Host => {
                let id = self.instance_id.as_ref().ok_or(Error::Wanting("InstanceId"))?;
                let instance = instance(cx, &id.0)?;
                if self.network_interface_id.given().is_some_and(|named| named != instance.interface_id) {
                    let reason = format!("a route leads to the primary interface of {}", instance.id);
                    return Err(Error::Unfit("NetworkInterfaceId", reason));
                }
                (HopKind::Instance, instance.id)
            }
            RouteType::Tunnel | RouteType::Peering | RouteType::DirectConnect | RouteType::Vpn => {
                let reason = "the sandbox has nothing that routes of this type lead to";
                return Err(Error::Unfit("RouteType", reason.to_owned()));
            }
        };
        Ok(Hop { kind, id, weight: 0 })
    }
}

impl Operation for CreateRoute {
    const NAME: &'static str = "CreateRoute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("DestinationCidrBlock", "0.0.0.0/0"),
        ("RouteType", "InternetGateway"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Route;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:CreateRoute", vpc_krn(caller, call, "route/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Route, Error> {
        let place = place(cx)?;
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let hop = input.hop(cx, &vpc)?;
        if let Some(named) = input.route_table_id.filter(|id| !id.is_empty() && *id != vpc.route_table_id) {
            return Err(Domain::not_found(Kind::RouteTable, named).into());
        }
        let block: Block = input.destination_cidr_block.parse().map_err(Domain::from)?;
        let new = New {
            route_table_id: vpc.route_table_id,
            destination: Destination::V4(block),
            name: String::new(),
            description: input.description.map(|text| text.0).unwrap_or_default(),
            hops: vec![hop],
        };
        Ok(Route::from(&create(cx.scope(), &place, new)?))
    }
}
