//! `DeleteRoute`

use compute::network::route::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::route;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::vpc_krn;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Deletes a route.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRoute {
    /// The route.
    route_id: Id,
}

impl Operation for DeleteRoute {
    const NAME: &'static str = "DeleteRoute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RouteId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DeleteRoute", vpc_krn(caller, call, format_args!("route/{}", input.route_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let route = route(cx, &input.route_id.0)?;
        delete(cx.scope(), &route.id)?;
        Ok(Returned::YES)
    }
}
