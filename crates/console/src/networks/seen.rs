//! What is in a network, read from what the operations of either cloud reply.

use serde_json::Value;

use crate::reply::{list, text};

/// A network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Network {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) blocks: Vec<String>,
    pub(super) is_default: bool,
}

/// A vSwitch of one cloud, a subnet of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subnet {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) network: String,
    pub(super) zone: String,
    pub(super) block: String,
    /// How many addresses are free.
    pub(super) free: String,
    pub(super) route_table: String,
}

/// A network interface with its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Interface {
    pub(super) id: String,
    pub(super) subnet: String,
    /// The instance that has it; empty for one of nobody.
    pub(super) instance: String,
    pub(super) is_primary: bool,
    pub(super) addresses: Vec<String>,
    pub(super) public: Vec<String>,
}

/// An elastic address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Elastic {
    pub(super) id: String,
    pub(super) address: String,
    pub(super) state: String,
    /// What it is bound to; empty where it is bound to nothing.
    pub(super) bound_to: String,
}

/// A route of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) destination: String,
    pub(super) kind: String,
    pub(super) next: String,
}

/// A route table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RouteTable {
    pub(super) id: String,
    pub(super) routes: Vec<Route>,
}

/// A security group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) network: String,
    pub(super) kind: String,
    /// How many rules it has.
    pub(super) rules: String,
}

fn own(row: &Value, name: &str) -> String {
    text(row, name).into_owned()
}

fn texts(row: &Value, pointer: &str) -> Vec<String> {
    list(row, pointer).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn filled(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

impl Network {
    pub(super) fn of(row: &Value) -> Self {
        let further = texts(row, "/SecondaryCidrBlocks/SecondaryCidrBlock");
        let of_kingsoft = list(row, "/SecondaryCidrSet").iter().map(|row| own(row, "Cidr"));
        let first = [own(row, "CidrBlock"), own(row, "Ipv6CidrBlock")];
        Self {
            id: own(row, "VpcId"),
            name: own(row, "VpcName"),
            blocks: filled(first.into_iter().chain(further).chain(of_kingsoft)),
            is_default: row.get("IsDefault") == Some(&Value::Bool(true)),
        }
    }
}

impl Subnet {
    pub(super) fn of_alibaba(row: &Value) -> Self {
        Self {
            id: own(row, "VSwitchId"),
            name: own(row, "VSwitchName"),
            network: own(row, "VpcId"),
            zone: own(row, "ZoneId"),
            block: own(row, "CidrBlock"),
            free: own(row, "AvailableIpAddressCount"),
            route_table: row.get("RouteTable").map(|table| own(table, "RouteTableId")).unwrap_or_default(),
        }
    }

    pub(super) fn of_kingsoft(row: &Value) -> Self {
        Self {
            id: own(row, "SubnetId"),
            name: own(row, "SubnetName"),
            network: own(row, "VpcId"),
            zone: own(row, "AvailabilityZoneName"),
            block: own(row, "CidrBlock"),
            free: own(row, "AvailableIpNumber"),
            route_table: own(row, "RouteTableId"),
        }
    }
}

impl Interface {
    pub(super) fn of_alibaba(row: &Value) -> Self {
        let sets = list(row, "/PrivateIpSets/PrivateIpSet");
        let private = sets.iter().map(|one| own(one, "PrivateIpAddress"));
        let v6 = list(row, "/Ipv6Sets/Ipv6Set").iter().map(|one| own(one, "Ipv6Address"));
        let public = |one: &Value| one.get("AssociatedPublicIp").map(|ip| own(ip, "PublicIpAddress"));
        Self {
            id: own(row, "NetworkInterfaceId"),
            subnet: own(row, "VSwitchId"),
            instance: own(row, "InstanceId"),
            is_primary: text(row, "Type") == "Primary",
            addresses: filled(private.chain(v6)),
            public: filled(sets.iter().filter_map(public)),
        }
    }

    pub(super) fn of_kingsoft(row: &Value) -> Self {
        let further = list(row, "/AssignedPrivateIpAddressSet").iter().map(|one| own(one, "PrivateIpAddress"));
        Self {
            id: own(row, "NetworkInterfaceId"),
            subnet: own(row, "SubnetId"),
            instance: own(row, "InstanceId"),
            is_primary: text(row, "NetworkInterfaceType") == "primary",
            addresses: filled(std::iter::once(own(row, "PrivateIpAddress")).chain(further)),
            public: filled([own(row, "PublicIp")]),
        }
    }
}

impl Elastic {
    pub(super) fn of(row: &Value) -> Self {
        Self {
            id: own(row, "AllocationId"),
            address: own(row, "IpAddress"),
            state: own(row, "Status"),
            bound_to: own(row, "InstanceId"),
        }
    }
}

impl RouteTable {
    pub(super) fn of(row: &Value) -> Self {
        let route = |row: &Value| Route {
            destination: own(row, "DestinationCidrBlock"),
            kind: own(row, "Type"),
            next: filled([own(row, "NextHopType"), own(row, "InstanceId")]).join(" "),
        };
        Self { id: own(row, "RouteTableId"), routes: list(row, "/RouteEntrys/RouteEntry").iter().map(route).collect() }
    }
}

impl Group {
    pub(super) fn of(row: &Value) -> Self {
        let rules = row.get("SecurityGroupEntrySet").and_then(Value::as_array).map(|rules| rules.len().to_string());
        Self {
            id: own(row, "SecurityGroupId"),
            name: own(row, "SecurityGroupName"),
            network: own(row, "VpcId"),
            kind: own(row, "SecurityGroupType"),
            rules: rules.unwrap_or_else(|| own(row, "RuleCount")),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn both_clouds_are_read_alike() {
        let alibaba = json!({
            "VSwitchId": "vsw-1", "VSwitchName": "a", "VpcId": "vpc-1", "ZoneId": "z", "CidrBlock": "10.0.1.0/24",
            "AvailableIpAddressCount": 251, "RouteTable": {"RouteTableId": "vtb-1"},
        });
        let kingsoft = json!({
            "SubnetId": "vsw-1", "SubnetName": "a", "VpcId": "vpc-1", "AvailabilityZoneName": "z",
            "CidrBlock": "10.0.1.0/24", "AvailableIpNumber": "251", "RouteTableId": "vtb-1",
        });
        assert_eq!(Subnet::of_alibaba(&alibaba), Subnet::of_kingsoft(&kingsoft));
        let alibaba = json!({
            "NetworkInterfaceId": "eni-1", "VSwitchId": "s", "InstanceId": "i-1", "Type": "Primary",
            "PrivateIpSets": {"PrivateIpSet": [
                {"PrivateIpAddress": "10.0.1.2", "AssociatedPublicIp": {"PublicIpAddress": "198.19.0.1"}},
                {"PrivateIpAddress": "10.0.1.3", "AssociatedPublicIp": {}},
            ]},
        });
        let kingsoft = json!({
            "NetworkInterfaceId": "eni-1", "SubnetId": "s", "InstanceId": "i-1", "NetworkInterfaceType": "primary",
            "PrivateIpAddress": "10.0.1.2", "PublicIp": "198.19.0.1",
            "AssignedPrivateIpAddressSet": [{"PrivateIpAddress": "10.0.1.3"}],
        });
        assert_eq!(Interface::of_alibaba(&alibaba), Interface::of_kingsoft(&kingsoft));
        let counted = Group::of(&json!({"SecurityGroupId": "sg", "SecurityGroupEntrySet": [{}, {}]}));
        assert_eq!((counted.rules.as_str(), Group::of(&json!({"RuleCount": 3})).rules.as_str()), ("2", "3"));
    }
}
