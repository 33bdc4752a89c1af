//! `DescribeNetworkInterfaces`

use std::collections::{BTreeSet, HashMap};

use compute::instance::{AnyOf, Filter, Instance, list};
use compute::network::{security_group, subnet, vpc};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::instance::text;
use crate::kec::location::{known_region, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::page::{Paging, next_token};

/// Lists the network interfaces of the region: the primary ones of its instances.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkInterfaces {
    /// Only these.
    #[serde(default)]
    network_interface_id: Ids,
    /// Filters `vpc-id`, `subnet-id`, `securitygroup-id`, `instance-type`, `instance-id` and `private-ip-address`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    total_count: i64,
    network_interface_set: Vec<Shown>,
}

/// The filters that there are.
const NAMES: [&str; 6] =
    ["vpc-id", "subnet-id", "securitygroup-id", "instance-type", "instance-id", "private-ip-address"];

/// What a filter asks of the instance that the interface belongs to.
fn condition(name: &str, values: &[String]) -> Option<AnyOf> {
    let values = || values.to_vec();
    Some(match name {
        "vpc-id" => AnyOf::Vpc(values()),
        "subnet-id" => AnyOf::Subnet(values()),
        "securitygroup-id" => AnyOf::Group(values()),
        "instance-id" => AnyOf::Id(values()),
        "private-ip-address" => AnyOf::PrivateAddress(values()),
        // Interfaces of other products are not there.
        _ if values().iter().any(|value| value == "kec") => return None,
        _ => AnyOf::Id(Vec::new()),
    })
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    network_interface_id: String,
    network_interface_name: &'static str,
    network_interface_type: &'static str,
    instance_id: String,
    /// The product that the interface serves, not the type of the instance.
    instance_type: &'static str,
    vpc_id: String,
    vpc_name: String,
    subnet_id: String,
    subnet_name: String,
    cidr_block: String,
    private_ip_address: String,
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
    assigned_private_ip_address_set: [(); 0],
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Group {
    security_group_id: String,
    security_group_name: String,
}

/// What is shown with the interfaces of an answer.
struct Beside {
    vpcs: HashMap<String, vpc::Vpc>,
    subnets: HashMap<String, subnet::Subnet>,
    groups: HashMap<String, security_group::SecurityGroup>,
}

impl Beside {
    fn of(cx: &mut Cx<'_>, instances: &[Instance]) -> Result<Self, Error> {
        let each = |named: fn(&Instance) -> &str| -> Vec<&str> {
            instances.iter().map(named).collect::<BTreeSet<_>>().into_iter().collect()
        };
        let groups: BTreeSet<_> = instances.iter().flat_map(|one| one.groups.iter().map(String::as_str)).collect();
        let vpcs = vpc::get_many(cx.scope(), &each(|one| &one.vpc_id))?;
        let subnets = subnet::get_many(cx.scope(), &each(|one| &one.subnet_id))?;
        let groups = security_group::get_many(cx.scope(), &groups.into_iter().collect::<Vec<_>>())?;
        Ok(Self {
            vpcs: vpcs.into_iter().map(|vpc| (vpc.id.clone(), vpc)).collect(),
            subnets: subnets.into_iter().map(|subnet| (subnet.id.clone(), subnet)).collect(),
            groups: groups.into_iter().map(|group| (group.id.clone(), group)).collect(),
        })
    }

    fn shown(&self, instance: Instance) -> Result<Shown, Error> {
        let missing = |kind, id: &String| compute::Error::not_found(kind, id);
        let vpc = self.vpcs.get(&instance.vpc_id).ok_or_else(|| missing(compute::Kind::Vpc, &instance.vpc_id))?;
        let subnet = self.subnets.get(&instance.subnet_id);
        let subnet = subnet.ok_or_else(|| missing(compute::Kind::Subnet, &instance.subnet_id))?;
        let mut groups = Vec::with_capacity(instance.groups.len());
        for id in &instance.groups {
            let group = self.groups.get(id).ok_or_else(|| missing(compute::Kind::SecurityGroup, id))?;
            groups.push(Group { security_group_id: group.id.clone(), security_group_name: group.name.clone() });
        }
        let first = groups.first();
        let dns = |own: &str| {
            let set = text(&instance, own);
            let of_subnet = || subnet.extras.get(own).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
            if set.is_empty() { of_subnet() } else { set }
        };
        Ok(Shown {
            dns1: dns("Dns1"),
            dns2: dns("Dns2"),
            network_interface_id: instance.interface_id,
            network_interface_name: "",
            network_interface_type: "primary",
            instance_id: instance.id,
            instance_type: "kec",
            vpc_id: vpc.id.clone(),
            vpc_name: vpc.name.clone(),
            subnet_id: subnet.id.clone(),
            subnet_name: subnet.name.clone(),
            cidr_block: subnet.block.to_string(),
            private_ip_address: instance.private_address.to_string(),
            mac_address: instance.mac,
            availability_zone_name: instance.zone,
            create_time: time::seconds(instance.created_at),
            state: "attached",
            security_group_id: first.map(|group| group.security_group_id.clone()).unwrap_or_default(),
            security_group_name: first.map(|group| group.security_group_name.clone()).unwrap_or_default(),
            security_group_set: groups,
            assigned_private_ip_address_set: [],
        })
    }
}

impl Operation for DescribeNetworkInterfaces {
    const NAME: &'static str = "DescribeNetworkInterfaces";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "instance-type"), ("Filter.1.Value.1", "kec")];
    type Service = Vpc;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeNetworkInterfaces", vpc_krn(caller, call, "network-interface/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&NAMES)?;
        let mut any_of: Vec<_> =
            input.filter.narrowing().filter_map(|(name, values)| condition(name, values)).collect();
        any_of.extend(input.network_interface_id.wanted().map(AnyOf::Interface));
        let wanted = Filter { region: Some(known_region(cx)?.id.clone()), any_of, ..Filter::default() };
        let window = paging.window();
        let part = list(cx.scope(), &wanted, window)?;
        let (total_count, next_token) = (part.total, next_token(&part, window));
        let beside = Beside::of(cx, &part.items)?;
        let network_interface_set =
            part.items.into_iter().map(|instance| beside.shown(instance)).collect::<Result<_, _>>()?;
        Ok(Output { next_token, total_count, network_interface_set })
    }
}
