//! Parts that several answers of VPC share.

use compute::network::block::{Block, BlockV6 as DomainBlockV6};
use compute::network::security_group::SecurityGroup as Group;
use compute::network::security_group::rule::{Direction, Rule};
use compute::network::subnet::Subnet as DomainSubnet;
use compute::network::vpc::Vpc as DomainVpc;
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_with::skip_serializing_none;

use super::dhcp::Dhcp;
use super::secondary;

/// A network.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Vpc {
    vpc_id: String,
    vpc_name: String,
    cidr_block: String,
    is_default: bool,
    create_time: String,
    provided_ipv6_cidr_block: bool,
    cen_id: &'static str,
    ipv6_cidr_block_association_set: Vec<BlockV6>,
    secondary_cidr_set: Vec<Secondary>,
}

/// A further block of IPv4 addresses. The vendor's SDK has its type too, and none of the words for it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Secondary {
    secondary_cidr_id: String,
    cidr: String,
}

/// A block of IPv6 addresses.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct BlockV6 {
    ipv6_cidr_block: String,
}

impl From<&DomainBlockV6> for BlockV6 {
    fn from(block: &DomainBlockV6) -> Self {
        Self { ipv6_cidr_block: block.to_string() }
    }
}

impl From<DomainVpc> for Vpc {
    fn from(vpc: DomainVpc) -> Self {
        let further =
            |(block, id): (Block, &str)| Secondary { secondary_cidr_id: id.to_owned(), cidr: block.to_string() };
        Self {
            secondary_cidr_set: secondary::of(&vpc).map(further).collect(),
            vpc_id: vpc.id,
            vpc_name: vpc.name,
            cidr_block: vpc.block.to_string(),
            is_default: vpc.is_default,
            create_time: time::seconds(vpc.created_at),
            provided_ipv6_cidr_block: !vpc.blocks_v6.is_empty(),
            cen_id: "",
            ipv6_cidr_block_association_set: vpc.blocks_v6.iter().map(|range| BlockV6::from(&range.block)).collect(),
        }
    }
}

/// A subnet.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Subnet {
    subnet_id: String,
    subnet_name: String,
    subnet_type: String,
    vpc_id: String,
    cidr_block: String,
    gateway_ip: String,
    dhcp_ip_from: String,
    dhcp_ip_to: String,
    dns1: String,
    dns2: String,
    availability_zone_name: String,
    create_time: String,
    /// Texts, not numbers; and the second key has the vendor's own spelling.
    available_ip_number: String,
    #[serde(rename = "AvailbleIPNumber")]
    availble_ip_number: String,
    random_available_ip_num: String,
    provided_ipv6_cidr_block: bool,
    ipv6_cidr_block_association_set: Vec<BlockV6>,
    /// The further block of its network that it is cut from.
    secondary_cidr_id: String,
    network_acl_id: String,
    /// The NAT that it was given to; one for the whole network shows with none of its subnets. GUESS: no page says.
    nat_id: String,
    route_table_id: String,
    visit_internet: bool,
}

impl Subnet {
    /// A subnet of a network in which so many addresses are free, with the NAT that it goes through.
    pub(crate) fn new(subnet: DomainSubnet, free: u32, nat_id: Option<String>, vpc: Option<&DomainVpc>) -> Self {
        let dhcp = Dhcp::of(&subnet);
        let text = |name: &str| subnet.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let secondary = vpc.and_then(|vpc| secondary::holding(vpc, subnet.block));
        let table = subnet.route_table_id.clone().or_else(|| vpc.map(|vpc| vpc.route_table_id.clone()));
        Self {
            secondary_cidr_id: secondary.map(|(_, id)| id.to_owned()).unwrap_or_default(),
            network_acl_id: subnet.network_acl_id.clone().unwrap_or_default(),
            subnet_type: text("SubnetType"),
            gateway_ip: dhcp.gateway.map(|gateway| gateway.to_string()).unwrap_or_default(),
            dhcp_ip_from: dhcp.from.to_string(),
            dhcp_ip_to: dhcp.to.to_string(),
            dns1: text("Dns1"),
            dns2: text("Dns2"),
            visit_internet: subnet.extras.get("VisitInternet").and_then(Value::as_bool).unwrap_or_default(),
            subnet_id: subnet.id,
            subnet_name: subnet.name,
            vpc_id: subnet.vpc_id,
            cidr_block: subnet.block.to_string(),
            availability_zone_name: subnet.zone,
            create_time: time::seconds(subnet.created_at),
            available_ip_number: free.to_string(),
            availble_ip_number: free.to_string(),
            random_available_ip_num: free.to_string(),
            provided_ipv6_cidr_block: subnet.block_v6.is_some(),
            ipv6_cidr_block_association_set: subnet.block_v6.iter().map(BlockV6::from).collect(),
            nat_id: nat_id.unwrap_or_default(),
            route_table_id: table.unwrap_or_default(),
        }
    }
}

/// A security group.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SecurityGroup {
    security_group_id: String,
    security_group_name: String,
    security_group_type: String,
    vpc_id: String,
    description: String,
    create_time: String,
    security_group_entry_set: Vec<Entry>,
}

impl SecurityGroup {
    pub(crate) fn new(group: Group, rules: Vec<Rule>) -> Self {
        Self {
            security_group_id: group.id,
            security_group_name: group.name,
            security_group_type: group.kind,
            vpc_id: group.vpc_id,
            description: group.description,
            create_time: time::seconds(group.created_at),
            security_group_entry_set: rules.into_iter().map(Entry::from).collect(),
        }
    }
}

/// An entry of a security group.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    security_group_entry_id: String,
    description: String,
    cidr_block: String,
    authorized_security_group_id: Option<String>,
    direction: &'static str,
    protocol: String,
    port_range_from: Option<i64>,
    port_range_to: Option<i64>,
    icmp_type: Option<i64>,
    icmp_code: Option<i64>,
    policy: String,
    priority: i64,
    create_time: String,
}

impl From<Rule> for Entry {
    fn from(rule: Rule) -> Self {
        let (direction, far) = match rule.direction {
            Direction::Ingress => ("in", rule.terms.source),
            Direction::Egress => ("out", rule.terms.destination),
        };
        let (low, high) = pair(&far.ports);
        let (icmp_type, icmp_code) = pair(&rule.terms.detail);
        Self {
            security_group_entry_id: rule.id,
            description: rule.description,
            cidr_block: far.block,
            authorized_security_group_id: Some(far.group).filter(|group| !group.is_empty()),
            direction,
            protocol: rule.terms.protocol,
            port_range_from: low,
            port_range_to: high,
            icmp_type,
            icmp_code,
            policy: rule.terms.policy,
            priority: rule.terms.priority,
            create_time: time::seconds(rule.created_at),
        }
    }
}

/// Two numbers as [`super::security_group::Terms`] keeps them.
fn pair(text: &str) -> (Option<i64>, Option<i64>) {
    match text.split_once('/') {
        Some((one, two)) => (one.parse().ok(), two.parse().ok()),
        None => (None, None),
    }
}

/// The answer of a change that says only that it was made.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Returned {
    r#return: bool,
}

impl Returned {
    pub(crate) const YES: Self = Self { r#return: true };
}
