//! Network interfaces in answers.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use compute::instance::{self, Instance};
use compute::network::interface::{Interface as Domain, groups_of};
use compute::network::{security_group, subnet, vpc};
use compute::transition::Status;
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use wire::Cx;

use super::{DNS1, DNS2};
use crate::kec::errors::Error;
use crate::kec::instance::text;

/// A network interface.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Interface {
    network_interface_id: String,
    network_interface_name: String,
    network_interface_type: &'static str,
    /// Not there while no instance has it, by which Terraform's provider knows that.
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_id: Option<String>,
    /// The product that the interface serves, not the type of the instance.
    instance_type: &'static str,
    vpc_id: String,
    vpc_name: String,
    subnet_id: String,
    subnet_name: String,
    cidr_block: String,
    private_ip_address: String,
    /// Its first IPv6 address; not there where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    ipv6_address: Option<String>,
    mac_address: String,
    availability_zone_name: String,
    create_time: String,
    state: &'static str,
    #[serde(rename = "DNS1")]
    dns1: String,
    #[serde(rename = "DNS2")]
    dns2: String,
    security_group_id: String,
    security_group_name: String,
    security_group_set: Vec<Group>,
    assigned_private_ip_address_set: Vec<Assigned>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Group {
    security_group_id: String,
    security_group_name: String,
}

/// A further private address.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Assigned {
    private_ip_address: String,
}

/// What is shown with the interfaces of an answer.
struct Beside {
    vpcs: HashMap<String, vpc::Vpc>,
    subnets: HashMap<String, subnet::Subnet>,
    members: HashMap<String, Vec<String>>,
    groups: HashMap<String, security_group::SecurityGroup>,
    instances: HashMap<String, Instance>,
    now: Timestamp,
}

/// Each once.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

fn keyed<K: Eq + Hash, T>(things: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, T> {
    things.into_iter().map(|thing| (key(&thing), thing)).collect()
}

/// Interfaces with what they belong to, as they are at the instant of the call.
pub(super) fn shown(cx: &mut Cx<'_>, interfaces: Vec<Domain>) -> Result<Vec<Interface>, Error> {
    let vpcs = distinct(interfaces.iter().map(|one| one.vpc_id.as_str()));
    let subnets = distinct(interfaces.iter().map(|one| one.subnet_id.as_str()));
    // The name servers of a primary interface were said when its instance was launched.
    let primary = interfaces.iter().filter(|one| one.is_primary);
    let instances = distinct(primary.filter_map(|one| one.instance_id.as_deref()));
    let ids: Vec<_> = interfaces.iter().map(|one| one.id.as_str()).collect();
    let scope = cx.scope();
    let members = groups_of(scope, &ids)?;
    let groups = distinct(members.values().flatten().map(String::as_str));
    let beside = Beside {
        vpcs: keyed(vpc::get_many(scope, &vpcs)?, |vpc| vpc.id.clone()),
        subnets: keyed(subnet::get_many(scope, &subnets)?, |subnet| subnet.id.clone()),
        groups: keyed(security_group::get_many(scope, &groups)?, |group| group.id.clone()),
        instances: keyed(instance::get_many(scope, &instances)?, |instance| instance.id.clone()),
        now: scope.now(),
        members,
    };
    Ok(interfaces.into_iter().map(|interface| beside.shown(interface)).collect())
}

impl Beside {
    fn shown(&self, interface: Domain) -> Interface {
        let vpc = self.vpcs.get(&interface.vpc_id);
        let subnet = self.subnets.get(&interface.subnet_id);
        let group = |id: &String| Group {
            security_group_name: self.groups.get(id).map(|group| group.name.clone()).unwrap_or_default(),
            security_group_id: id.clone(),
        };
        let groups: Vec<_> = self.members.get(&interface.id).into_iter().flatten().map(group).collect();
        let first = groups.first();
        let assigned = |address: &std::net::Ipv4Addr| Assigned { private_ip_address: address.to_string() };
        let status = interface.status(self.now);
        Interface {
            dns1: self.dns(&interface, DNS1),
            dns2: self.dns(&interface, DNS2),
            network_interface_type: if interface.is_primary { "primary" } else { "extension" },
            instance_type: "kec",
            vpc_name: vpc.map(|vpc| vpc.name.clone()).unwrap_or_default(),
            subnet_name: subnet.map(|subnet| subnet.name.clone()).unwrap_or_default(),
            cidr_block: subnet.map(|subnet| subnet.block.to_string()).unwrap_or_default(),
            private_ip_address: interface.address.to_string(),
            ipv6_address: interface.v6.first().map(ToString::to_string),
            create_time: time::seconds(interface.created_at),
            state: state_name(status),
            security_group_id: first.map(|group| group.security_group_id.clone()).unwrap_or_default(),
            security_group_name: first.map(|group| group.security_group_name.clone()).unwrap_or_default(),
            security_group_set: groups,
            assigned_private_ip_address_set: interface.further.iter().map(assigned).collect(),
            network_interface_id: interface.id,
            network_interface_name: interface.name,
            instance_id: interface.instance_id,
            vpc_id: interface.vpc_id,
            subnet_id: interface.subnet_id,
            mac_address: interface.mac,
            availability_zone_name: interface.zone,
        }
    }

    /// A name server: its own, or the one of its subnet.
    fn dns(&self, interface: &Domain, name: &str) -> String {
        let instance = interface.instance_id.as_ref().and_then(|id| self.instances.get(id));
        let own = match instance {
            Some(instance) => text(instance, name),
            None => interface.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned(),
        };
        if !own.is_empty() {
            return own;
        }
        let subnet = self.subnets.get(&interface.subnet_id);
        subnet.and_then(|subnet| subnet.extras.get(name)?.as_str()).unwrap_or_default().to_owned()
    }
}

/// The state of an interface. GUESS: the vendor's SDK has the field and none of its words.
fn state_name(status: Status) -> &'static str {
    match status {
        Status::Attached => "attached",
        Status::Attaching => "attaching",
        Status::Detaching => "detaching",
        Status::Creating => "creating",
        Status::Free | Status::Restoring | Status::Modifying => "available",
    }
}
