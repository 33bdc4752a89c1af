//! Network ACLs in answers.

use std::collections::HashMap;

use compute::network::network_acl::{Entry, NetworkAcl, TAGGED, subnets};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use wire::Scope;

use super::entry::{policy_word, port_word};
use crate::ecs::Result;
use crate::vpc::view::{TagsView, owner};

/// A list as the call that makes it shows it, with the entries that the cloud makes.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Made {
    network_acl_id: String,
    network_acl_name: String,
    description: String,
    vpc_id: String,
    region_id: String,
    status: &'static str,
    ingress_acl_entries: Value,
    egress_acl_entries: Value,
    resources: Value,
    creation_time: String,
}

/// A list, which lists of them and single answers show alike.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    #[serde(flatten)]
    made: Made,
    owner_id: i64,
    tags: TagsView,
}

/// What is shown with the lists of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    subnets: HashMap<String, Vec<String>>,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, acls: &[NetworkAcl]) -> Result<Self> {
        let ids: Vec<_> = acls.iter().map(|acl| acl.id.as_str()).collect();
        Ok(Self { tags: store::tag::of_many(scope, TAGGED, &ids)?, subnets: subnets(scope, &ids)? })
    }

    pub(super) fn view(&self, scope: &Scope<'_>, acl: NetworkAcl) -> View {
        let subnets = self.subnets.get(&acl.id).map(Vec::as_slice).unwrap_or_default();
        let tags = self.tags.get(&acl.id).into();
        View { made: Made::of(acl, subnets, whole), owner_id: owner(scope), tags }
    }
}

impl Made {
    /// A new list.
    pub(super) fn new(acl: NetworkAcl) -> Self {
        Self::of(acl, &[], shown)
    }

    fn of(acl: NetworkAcl, subnets: &[String], shown: fn(&Entry, &str) -> Value) -> Self {
        let bound = |id: &String| json!({"ResourceId": id, "ResourceType": "VSwitch", "Status": "BINDED"});
        let entries =
            |entries: &[Entry], side: &str| entries.iter().map(|entry| shown(entry, side)).collect::<Vec<_>>();
        Self {
            status: "Available",
            ingress_acl_entries: json!({"IngressAclEntry": entries(&acl.ingress, "SourceCidrIp")}),
            egress_acl_entries: json!({"EgressAclEntry": entries(&acl.egress, "DestinationCidrIp")}),
            resources: json!({"Resource": subnets.iter().map(bound).collect::<Vec<_>>()}),
            creation_time: time::seconds(acl.created_at),
            network_acl_id: acl.id,
            network_acl_name: acl.name,
            description: acl.description,
            vpc_id: acl.vpc_id,
            region_id: acl.region,
        }
    }
}

/// An entry as lists show it.
fn whole(entry: &Entry, side: &str) -> Value {
    let mut view = shown(entry, side);
    view["EntryType"] = "custom".into();
    view["IpVersion"] = if entry.is_v6 { "IPV6" } else { "IPV4" }.into();
    view
}

/// An entry; `side` is what the block of the other side is called.
fn shown(entry: &Entry, side: &str) -> Value {
    json!({
        "NetworkAclEntryId": entry.id,
        "NetworkAclEntryName": entry.name,
        "Description": entry.description,
        "Policy": policy_word(entry.policy),
        "Protocol": entry.protocol,
        "Port": port_word(entry.ports),
        side: entry.block,
    })
}
