//! `AssociateRouteTable` and `UnassociateRouteTable`

use std::marker::PhantomData;

use compute::network::route_table::{associate, dissociate};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::{about, one};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;

/// Gives a route table to a vSwitch, or takes it away.
#[derive(Debug)]
pub struct OnVSwitch<A>(PhantomData<A>);

/// What is done with the table.
pub trait Act: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Does it.
    fn act(scope: &mut Scope<'_>, table: &str, vswitch: &str) -> compute::Result<()>;
}

/// The table and the vSwitch of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Parameters {
    /// Region of the route table.
    region_id: RegionId,
    /// Route table.
    route_table_id: Required,
    /// vSwitch.
    v_switch_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl<A: Act> Operation for OnVSwitch<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("RouteTableId", "vtb-bp145q7glnuzdva1b2c3d"),
        ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
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
            "vswitch",
            &input.v_switch_id,
        ))
    }

    fn handle(cx: &mut Cx<'_>, With(_, input): Self::Input) -> Result<Empty> {
        let table = in_region(cx.scope(), Some(input.region_id), &input.route_table_id)?;
        A::act(cx.scope(), &table.id, &input.v_switch_id)?;
        Ok(Empty {})
    }
}

/// Gives a route table of the customer's to a vSwitch of its network, which uses the system table until then.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Associate {}

/// Takes a route table of the customer's from a vSwitch, which uses the system table from then on.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Unassociate {}

impl Act for Associate {
    const NAME: &'static str = "AssociateRouteTable";

    fn act(scope: &mut Scope<'_>, table: &str, vswitch: &str) -> compute::Result<()> {
        associate(scope, table, vswitch)
    }
}

impl Act for Unassociate {
    const NAME: &'static str = "UnassociateRouteTable";

    fn act(scope: &mut Scope<'_>, table: &str, vswitch: &str) -> compute::Result<()> {
        dissociate(scope, table, vswitch)
    }
}
