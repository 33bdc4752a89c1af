//! Routes in answers.

use std::collections::HashMap;

use compute::instance::{self, Instance};
use compute::network::route::{Hop, HopKind, Route as DomainRoute};
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Cx;

use crate::kec::errors::Error;

/// The vendor's word for a route to the Internet.
pub(super) const INTERNET: &str = "InternetGateway";

/// The vendor's word for a route to an instance.
pub(super) const HOST: &str = "Host";

/// A route.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Route {
    route_id: String,
    route_type: &'static str,
    vpc_id: String,
    route_table_id: String,
    destination_cidr_block: String,
    description: String,
    /// Whether the network was born with it.
    system: bool,
    create_time: String,
}

impl From<&DomainRoute> for Route {
    fn from(route: &DomainRoute) -> Self {
        let internet = route.hops.iter().any(|hop| hop.kind == HopKind::Internet);
        Self {
            route_id: route.id.clone(),
            route_type: if internet { INTERNET } else { HOST },
            vpc_id: route.vpc_id.clone(),
            route_table_id: route.route_table_id.clone(),
            destination_cidr_block: route.destination.to_string(),
            description: route.description.clone(),
            system: false,
            create_time: time::seconds(route.created_at),
        }
    }
}

/// A route with where it leads.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Listed {
    #[serde(flatten)]
    route: Route,
    #[serde(rename = "NextHopSet")]
    next_hop_set: Vec<NextHop>,
}

/// Where a route leads.
///
/// GUESS: the gateway of a route to the Internet is the router of its network, and has no name. The sandbox has no operations for
/// such gateways, and no page shows one.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NextHop {
    gateway_id: String,
    gateway_name: String,
    network_interface_id: Option<String>,
    mac: Option<String>,
}

impl NextHop {
    fn new(hop: Hop, instances: &HashMap<String, Instance>) -> Self {
        let instance = instances.get(&hop.id);
        Self {
            gateway_id: hop.id,
            gateway_name: instance.map(|instance| instance.name.clone()).unwrap_or_default(),
            network_interface_id: instance.map(|instance| instance.interface_id.clone()),
            mac: instance.map(|instance| instance.mac.clone()),
        }
    }
}

/// Routes with where they lead.
pub(super) fn listed(cx: &mut Cx<'_>, routes: Vec<DomainRoute>) -> Result<Vec<Listed>, Error> {
    let hops = routes.iter().flat_map(|route| &route.hops);
    let instances: Vec<_> = hops.filter(|hop| hop.kind == HopKind::Instance).map(|hop| hop.id.as_str()).collect();
    let instances = instance::get_many(cx.scope(), &instances)?;
    let instances: HashMap<_, _> = instances.into_iter().map(|instance| (instance.id.clone(), instance)).collect();
    let shown = |route: DomainRoute| Listed {
        route: Route::from(&route),
        next_hop_set: route.hops.into_iter().map(|hop| NextHop::new(hop, &instances)).collect(),
    };
    Ok(routes.into_iter().map(shown).collect())
}
