//! Network ACLs in answers.

use compute::network::network_acl::{Entry as DomainEntry, NetworkAcl as Domain, Policy};
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

/// What a network ACL is, beside its entries.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct NetworkAcl {
    network_acl_id: String,
    network_acl_name: String,
    description: String,
    vpc_id: String,
    create_time: String,
}

impl From<&Domain> for NetworkAcl {
    fn from(acl: &Domain) -> Self {
        Self {
            network_acl_id: acl.id.clone(),
            network_acl_name: acl.name.clone(),
            description: acl.description.clone(),
            vpc_id: acl.vpc_id.clone(),
            create_time: time::seconds(acl.created_at),
        }
    }
}

/// A network ACL with its entries.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WithEntries {
    #[serde(flatten)]
    acl: NetworkAcl,
    /// Those for what comes in before those for what goes out, each by their numbers.
    #[serde(rename = "NetworkAclEntrySet")]
    network_acl_entry_set: Vec<Entry>,
}

/// An entry.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    network_acl_entry_id: String,
    network_acl_id: String,
    description: String,
    direction: &'static str,
    rule_number: u32,
    rule_action: &'static str,
    protocol: String,
    cidr_block: String,
    port_range_from: Option<u16>,
    port_range_to: Option<u16>,
    icmp_type: Option<i16>,
    icmp_code: Option<i16>,
}

impl Entry {
    fn new(acl: &str, direction: &'static str, entry: DomainEntry) -> Self {
        let (port_range_from, port_range_to) = entry.ports.unzip();
        let (icmp_type, icmp_code) = entry.icmp.unzip();
        Self {
            network_acl_entry_id: entry.id,
            network_acl_id: acl.to_owned(),
            description: entry.description,
            direction,
            rule_number: entry.number,
            rule_action: match entry.policy {
                Policy::Accept => "allow",
                Policy::Drop => "deny",
            },
            protocol: entry.protocol,
            cidr_block: entry.block,
            port_range_from,
            port_range_to,
            icmp_type,
            icmp_code,
        }
    }
}

impl From<Domain> for WithEntries {
    fn from(mut acl: Domain) -> Self {
        let (ingress, egress) = (std::mem::take(&mut acl.ingress), std::mem::take(&mut acl.egress));
        let ingress = ingress.into_iter().map(|entry| Entry::new(&acl.id, "in", entry));
        let egress = egress.into_iter().map(|entry| Entry::new(&acl.id, "out", entry));
        Self { acl: NetworkAcl::from(&acl), network_acl_entry_set: ingress.chain(egress).collect() }
    }
}
