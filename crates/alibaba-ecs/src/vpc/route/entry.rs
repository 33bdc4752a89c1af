//! Routes in answers.

use compute::network::prefix_list::Family;
use compute::network::route::{Hop, Route};
use compute::network::route_table::RouteTable;
use compute::network::subnet::Subnet;
use kernel::time;
use serde_json::{Value, json};

use super::hop_word;

/// Where the services of the cloud are reached from every network.
const SERVICES: &str = "100.64.0.0/10";

/// A route of a table.
#[derive(Debug)]
pub(in crate::vpc) enum Entry<'e> {
    /// One that the cloud made.
    System {
        /// The table.
        table: &'e RouteTable,
        /// The addresses it is for.
        block: String,
        /// Whether these are of IPv6.
        is_v6: bool,
    },
    /// One of the customer's.
    Custom(&'e Route),
}

impl<'e> Entry<'e> {
    /// Every route of a table: those of the customer in front, then one for each block of a vSwitch of the network,
    /// and that to the services of the cloud.
    pub(in crate::vpc) fn all(table: &'e RouteTable, subnets: &[&Subnet], routes: Vec<&'e Route>) -> Vec<Self> {
        let blocks = |subnet: &&Subnet| {
            let v6 = subnet.block_v6.map(|block| (block.to_string(), true));
            std::iter::once((subnet.block.to_string(), false)).chain(v6)
        };
        // A gateway's table may send the traffic for a vSwitch elsewhere.
        let made: Vec<_> = routes.iter().map(|route| route.destination.to_string()).collect();
        let blocks = subnets.iter().flat_map(blocks).filter(|(block, _)| !made.contains(block));
        let system = blocks.chain([(SERVICES.to_owned(), false)]);
        let system = system.map(|(block, is_v6)| Self::System { table, block, is_v6 }).collect::<Vec<_>>();
        routes.into_iter().map(Self::Custom).chain(system).collect()
    }

    /// Whether the cloud made it.
    pub(in crate::vpc) fn is_system(&self) -> bool {
        matches!(self, Self::System { .. })
    }

    /// The addresses it is for.
    pub(super) fn block(&self) -> String {
        match self {
            Self::System { block, .. } => block.clone(),
            Self::Custom(route) => route.destination.to_string(),
        }
    }

    /// Whether it is for IPv6.
    pub(super) fn is_v6(&self) -> bool {
        match self {
            Self::System { is_v6, .. } => *is_v6,
            Self::Custom(route) => route.family == Family::V6,
        }
    }

    /// As lists of tables show it.
    pub(in crate::vpc) fn brief(&self) -> Value {
        match self {
            Self::System { table, block, .. } => json!({
                "RouteTableId": table.id,
                "RouteEntryId": "",
                "RouteEntryName": "",
                "Description": "",
                "DestinationCidrBlock": block,
                "Type": "System",
                "Status": "Available",
                "NextHopType": "local",
                "InstanceId": "",
                "NextHops": {"NextHop": []},
            }),
            Self::Custom(route) => {
                let first = route.hops.first();
                json!({
                    "RouteTableId": route.route_table_id,
                    "RouteEntryId": route.id,
                    "RouteEntryName": route.name,
                    "Description": route.description,
                    "DestinationCidrBlock": route.destination.to_string(),
                    "Type": "Custom",
                    "Status": "Available",
                    "NextHopType": first.map_or("local", |hop| hop_word(hop.kind)),
                    "InstanceId": first.map_or("", |hop| &hop.id),
                    "NextHops": {"NextHop": route.hops.iter().map(brief).collect::<Vec<_>>()},
                })
            }
        }
    }

    /// As lists of routes show it.
    pub(super) fn full(&self) -> Value {
        let version = if self.is_v6() { "ipv6" } else { "ipv4" };
        match self {
            Self::System { table, block, .. } => json!({
                "RouteTableId": table.id,
                "RouteEntryId": "",
                "RouteEntryName": "",
                "Description": "",
                "DestinationCidrBlock": block,
                "Type": "System",
                "Status": "Available",
                "IpVersion": version,
                "GmtModified": time::seconds(table.created_at),
                "NextHops": {"NextHop": [{
                    "NextHopType": "local",
                    "NextHopId": "",
                    "NextHopRegionId": "",
                    "Enabled": 1,
                    "Weight": 0,
                }]},
            }),
            Self::Custom(route) => {
                let hop = |hop: &Hop| {
                    json!({
                        "NextHopType": hop_word(hop.kind),
                        "NextHopId": hop.id,
                        "NextHopRegionId": route.region,
                        "Enabled": 1,
                        "Weight": hop.weight,
                    })
                };
                json!({
                    "RouteTableId": route.route_table_id,
                    "RouteEntryId": route.id,
                    "RouteEntryName": route.name,
                    "Description": route.description,
                    "DestinationCidrBlock": route.destination.to_string(),
                    "Type": "Custom",
                    "Status": "Available",
                    "IpVersion": version,
                    "GmtModified": time::seconds(route.changed_at),
                    "NextHops": {"NextHop": route.hops.iter().map(hop).collect::<Vec<_>>()},
                })
            }
        }
    }
}

fn brief(hop: &Hop) -> Value {
    json!({"NextHopType": hop_word(hop.kind), "NextHopId": hop.id, "Enabled": 1, "Weight": hop.weight})
}
