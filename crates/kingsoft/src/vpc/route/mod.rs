//! Routes of a network, beside those inside it: to the Internet, and to instances. Those that a network is born with are not
//! listed, as Terraform's provider deletes every route that it finds before the network.

mod create_route;
mod delete_route;
mod describe_routes;
mod view;

pub use create_route::CreateRoute;
pub use delete_route::DeleteRoute;
pub use describe_routes::DescribeRoutes;

use compute::network::route::{self, Refusal, Route};
use compute::{Error as Domain, Kind};
use wire::Cx;

use crate::kec::location::region;

/// A route of the call's region.
fn route(cx: &mut Cx<'_>, id: &str) -> Result<Route, Domain> {
    let here = region(cx.call()).to_owned();
    let found = route::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::Route, id)) }
}

/// The parameter at which a rule about routes refused.
pub(crate) fn at_fault(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Twice { .. } | Refusal::InSubnet { .. } | Refusal::Kept { .. } => "DestinationCidrBlock",
        Refusal::NoHop { .. } => "InstanceId",
        Refusal::OfGateway { .. } => "RouteTableId",
    }
}
