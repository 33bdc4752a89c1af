//! Routes, the vendor's route entries: those of the customer, and those that the cloud makes.

mod create_route_entries;
mod create_route_entry;
mod delete_route_entries;
mod delete_route_entry;
mod describe_route_entry_list;
mod entry;
mod get_vpc_route_entry_summary;
mod list_gateway_route_table_entries;
mod list_vpc_published_route_entries;
mod modify_route_entry;
mod update_gateway_route_table_entry_attribute;

pub use create_route_entries::CreateRouteEntries;
pub use create_route_entry::CreateRouteEntry;
pub use delete_route_entries::DeleteRouteEntries;
pub use delete_route_entry::DeleteRouteEntry;
pub use describe_route_entry_list::DescribeRouteEntryList;
pub(super) use entry::Entry;
pub use get_vpc_route_entry_summary::GetVpcRouteEntrySummary;
pub use list_gateway_route_table_entries::ListGatewayRouteTableEntries;
pub use list_vpc_published_route_entries::ListVpcPublishedRouteEntries;
pub use modify_route_entry::ModifyRouteEntry;
pub use update_gateway_route_table_entry_attribute::UpdateGatewayRouteTableEntryAttribute;

use compute::network::route::{Destination, Hop, HopKind, Route, get, in_table};
use wire::Scope;

use super::codes;
use crate::ecs::field::RegionId;
use crate::ecs::{Error, Result};

/// The vendor's words for kinds of next hops.
const HOPS: [(&str, HopKind); 10] = [
    ("Instance", HopKind::Instance),
    ("NetworkInterface", HopKind::Interface),
    ("Ipv4Gateway", HopKind::Ipv4Gateway),
    ("IPv6Gateway", HopKind::Ipv6Gateway),
    ("VpcPeer", HopKind::Peering),
    ("NatGateway", HopKind::NatGateway),
    ("HaVip", HopKind::VirtualAddress),
    ("RouterInterface", HopKind::RouterInterface),
    ("VpnGateway", HopKind::VpnGateway),
    ("Attachment", HopKind::Attachment),
];

/// Kinds of next hops of which the sandbox has none.
const ABSENT: [&str; 4] = ["Ecr", "GatewayEndpoint", "GatewayLoadBalancerEndpoint", "CenBasic"];

/// The vendor's word for a kind of next hop.
fn hop_word(kind: HopKind) -> &'static str {
    HOPS.iter().find(|(_, its)| *its == kind).map_or("local", |(word, _)| word)
}

/// The kind of next hop that a call names, in whatever letter case.
fn hop_kind(word: &str) -> Result<HopKind> {
    let named = HOPS.iter().find(|(its, _)| its.eq_ignore_ascii_case(word));
    match named {
        Some((_, kind)) => Ok(*kind),
        None if ABSENT.iter().any(|its| its.eq_ignore_ascii_case(word)) => Err(Error::of(codes::route::NO_HOP)),
        None => Err(Error::invalid("NextHopType")),
    }
}

/// One next hop.
fn hop(kind: &str, id: &str) -> Result<Vec<Hop>> {
    Ok(vec![Hop { kind: hop_kind(kind)?, id: id.to_owned(), weight: 0 }])
}

/// The addresses that a call names: a block, an address, or a prefix list of the region.
fn destination(scope: &mut Scope<'_>, region: &str, text: &str) -> Result<Destination> {
    if !text.starts_with("pl-") {
        return Ok(Destination::block(text)?);
    }
    let list = super::prefix_list::in_region(scope, region, text)?;
    Ok(Destination::List(list.id))
}

/// The route that a call names by its id, or by its table and its destination.
fn find(
    scope: &mut Scope<'_>,
    region: Option<RegionId>,
    id: Option<&str>,
    table: Option<&str>,
    text: Option<&str>,
) -> Result<Route> {
    let missing = || Error::of(codes::route::NOT_FOUND);
    let route = if let Some(id) = id {
        Some(get(scope, id)?)
    } else {
        let table = super::route_table::in_region(scope, region, table.ok_or_else(|| Error::missing("RouteTableId"))?)?;
        let text = text.ok_or_else(|| Error::missing("DestinationCidrBlock"))?;
        let destination = destination(scope, &table.region, text)?;
        in_table(scope, &table.id, &destination)?
    };
    route.filter(|route| region.is_none_or(|region| region.0.id == route.region)).ok_or_else(missing)
}
