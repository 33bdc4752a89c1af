//! `AssociateRouteTableWithGateway` and `DissociateRouteTableFromGateway`

use std::marker::PhantomData;

use compute::network::route_table::{associate_gateway, dissociate_gateway};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::in_region;
use crate::ecs::checks::{about, one};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Gives a route table to a gateway, or takes it away.
#[derive(Debug)]
pub struct OnGateway<A>(PhantomData<A>);

/// What is done with the table.
pub trait Act: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Does it.
    fn act(scope: &mut Scope<'_>, table: &str, gateway: &str) -> compute::Result<()>;
}

/// The table and the gateway of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Parameters {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    route_table_id: Required,
    /// Gateway.
    gateway_id: Required,
    /// Kind of the gateway: `Ipv4Gateway`. Tables of gateways for IPv6 are not there yet.
    #[serde(default)]
    gateway_type: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl<A: Act> Operation for OnGateway<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("GatewayId", "ipv4gw-bp1s5fnvk4gn2tws0a1b2"),
    ];
    type Service = Vpc;
    type Input = With<A, Parameters>;
    type Output = Empty;

    fn checks(With(_, input): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let action = format!("vpc:{}", A::NAME);
        one(action.clone(), caller, call, "routetable", &input.route_table_id).and(about(
            action,
            caller,
            call,
            "ipv4gateway",
            &input.gateway_id,
        ))
    }

    fn handle(cx: &mut Cx<'_>, With(_, input): Self::Input) -> Result<Empty> {
        if !matches!(input.gateway_type.get(), None | Some("Ipv4Gateway" | "IPv4Gateway")) {
            return Err(Error::about(codes::gateway::ILLEGAL, "GatewayType"));
        }
        let table = in_region(cx.scope(), Some(input.region_id), &input.route_table_id)?;
        A::act(cx.scope(), &table.id, &input.gateway_id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}

/// Gives a route table for gateways to the IPv4 gateway of its network.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct AssociateWithGateway {}

/// Takes its route table from an IPv4 gateway.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DissociateFromGateway {}

impl Act for AssociateWithGateway {
    const NAME: &'static str = "AssociateRouteTableWithGateway";

    fn act(scope: &mut Scope<'_>, table: &str, gateway: &str) -> compute::Result<()> {
        associate_gateway(scope, table, gateway)
    }
}

impl Act for DissociateFromGateway {
    const NAME: &'static str = "DissociateRouteTableFromGateway";

    fn act(scope: &mut Scope<'_>, table: &str, gateway: &str) -> compute::Result<()> {
        dissociate_gateway(scope, table, gateway)
    }
}
