//! `DescribeNetworkInterfaces`

use alibaba_core::list::{Listed, Page};
use std::collections::HashMap;
use std::net::Ipv4Addr;

use compute::network::address;
use compute::network::interface::{self, Filter, Interface, TAGGED, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag, TagsView};

/// Lists network interfaces, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkInterfaces {
    /// Region of the interfaces.
    region_id: RegionId,
    /// Up to 100 interfaces.
    #[serde(default)]
    network_interface_id: Vec<String>,
    /// Name; none has one.
    #[serde(default)]
    network_interface_name: Text,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// vSwitch.
    #[serde(default)]
    v_switch_id: Text,
    /// Instance.
    #[serde(default)]
    instance_id: Text,
    /// Security group.
    #[serde(default)]
    security_group_id: Text,
    /// Kind: `Primary` or `Secondary`.
    #[serde(default, rename = "Type")]
    kind: Text,
    /// State, such as `InUse`.
    #[serde(default)]
    status: Text,
    /// Main private address.
    #[serde(default)]
    primary_ip_address: Text,
    /// Up to 100 private addresses, one of which it has.
    #[serde(default)]
    private_ip_address: Vec<String>,
    /// IPv6 addresses, one of which it has; none has any.
    #[serde(default)]
    ipv6_address: Vec<String>,
    /// Whether a service of the cloud manages it; none does.
    service_managed: Option<bool>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    network_interface_id: String,
    network_interface_name: &'static str,
    description: &'static str,
    #[serde(rename = "Type")]
    kind: &'static str,
    status: &'static str,
    zone_id: String,
    vpc_id: String,
    v_switch_id: String,
    instance_id: String,
    attachment: Value,
    mac_address: String,
    private_ip_address: String,
    private_ip_sets: Value,
    associated_public_ip: Value,
    ipv6_sets: Value,
    ipv4_prefix_sets: Value,
    ipv6_prefix_sets: Value,
    security_group_ids: Value,
    network_interface_traffic_mode: &'static str,
    source_dest_check: bool,
    delete_on_release: bool,
    service_managed: bool,
    owner_id: String,
    resource_group_id: String,
    creation_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "NetworkInterfaceSets";
    const ITEM: &'static str = "NetworkInterfaceSet";
}

impl Operation for DescribeNetworkInterfaces {
    const NAME: &'static str = "DescribeNetworkInterfaces";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NetworkInterfaceId.1", "eni-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<100, 10, 500>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.network_interface_id.iter().map(String::as_str);
        with_tags(each("ecs:DescribeNetworkInterfaces", caller, call, "eni", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = filter(&input)?;
        let part = list(cx.scope(), &filter, page.window())?;
        let beside = Beside::of(cx.scope(), &part.items)?;
        Ok(page.answer(part, |interface| beside.view(interface)))
    }
}

fn filter(input: &DescribeNetworkInterfaces) -> Result<Filter> {
    if input.network_interface_id.len() > 100 {
        return Err(Error::invalid("NetworkInterfaceId"));
    }
    if input.private_ip_address.len() > 100 {
        return Err(Error::invalid("PrivateIpAddress"));
    }
    let is_primary = match input.kind.get() {
        None => None,
        Some("Primary") => Some(true),
        Some("Secondary") => Some(false),
        Some(_) => return Err(Error::invalid("Type")),
    };
    // Interfaces come and go with their instances, so none is seen while it is made, attached, detached or deleted.
    let (is_attached, in_between) = match input.status.get() {
        None => (None, false),
        Some("InUse") => (Some(true), false),
        Some("Available") => (Some(false), false),
        Some("Attaching" | "Detaching" | "Creating" | "Deleting") => (None, true),
        Some(_) => return Err(Error::invalid("Status")),
    };
    let elsewhere = |address: &str| {
        !input.private_ip_address.is_empty() && !input.private_ip_address.iter().any(|other| other == address)
    };
    let nothing = in_between
        || input.network_interface_name.get().is_some()
        || !input.ipv6_address.is_empty()
        || input.service_managed == Some(true)
        || input.primary_ip_address.get().is_some_and(elsewhere);
    let named = Some(input.network_interface_id.clone()).filter(|ids| !ids.is_empty());
    Ok(Filter {
        region: Some(input.region_id.0.id.clone()),
        ids: if nothing { Some(Vec::new()) } else { named },
        vpc: input.vpc_id.cloned(),
        subnet: input.v_switch_id.cloned(),
        instance: input.instance_id.cloned(),
        is_primary,
        is_attached,
        addresses: input.primary_ip_address.cloned().map_or_else(|| input.private_ip_address.clone(), |one| vec![one]),
        resource_group: input.resource_group_id.cloned(),
        group: input.security_group_id.cloned(),
        tags: tags::filter(&input.tag)?,
    })
}

/// What is shown with the interfaces of an answer.
struct Beside {
    tags: HashMap<String, Tags>,
    groups: HashMap<String, Vec<String>>,
    /// The public addresses of their instances.
    public: HashMap<String, Ipv4Addr>,
    owner: String,
}

impl Beside {
    fn of(scope: &mut Scope<'_>, interfaces: &[Interface]) -> Result<Self> {
        let ids: Vec<_> = interfaces.iter().map(|interface| interface.id.as_str()).collect();
        let instances: Vec<_> = interfaces.iter().filter_map(|interface| interface.instance_id.as_deref()).collect();
        Ok(Self {
            tags: store::tag::of_many(scope, TAGGED, &ids)?,
            groups: interface::groups_of(scope, &ids)?,
            public: address::public_of(scope, &instances)?,
            owner: scope.account().to_string(),
        })
    }

    fn view(&self, interface: Interface) -> View {
        let groups = self.groups.get(&interface.id).map(Vec::as_slice).unwrap_or_default();
        let instance = interface.instance_id.as_ref().filter(|_| interface.is_primary);
        let public = instance.and_then(|id| self.public.get(id));
        let public =
            public.map_or_else(|| json!({}), |address| json!({"PublicIpAddress": address, "AllocationId": ""}));
        let attachment = interface.instance_id.as_ref().map_or_else(
            || json!({}),
            |id| {
                json!({
                    "InstanceId": id,
                    "DeviceIndex": 0,
                    "NetworkCardIndex": 0,
                    "TrunkNetworkInterfaceId": "",
                })
            },
        );
        let address = interface.address.to_string();
        View {
            network_interface_name: "",
            description: "",
            kind: if interface.is_primary { "Primary" } else { "Secondary" },
            status: if interface.instance_id.is_some() { "InUse" } else { "Available" },
            instance_id: interface.instance_id.unwrap_or_default(),
            attachment,
            private_ip_sets: json!({"PrivateIpSet": [
                {"PrivateIpAddress": address, "Primary": true, "AssociatedPublicIp": public},
            ]}),
            associated_public_ip: public,
            private_ip_address: address,
            ipv6_sets: json!({"Ipv6Set": []}),
            ipv4_prefix_sets: json!({"Ipv4PrefixSet": []}),
            ipv6_prefix_sets: json!({"Ipv6PrefixSet": []}),
            security_group_ids: json!({"SecurityGroupId": groups}),
            network_interface_traffic_mode: "Standard",
            source_dest_check: false,
            delete_on_release: interface.is_primary,
            service_managed: false,
            owner_id: self.owner.clone(),
            creation_time: time::seconds(interface.created_at),
            tags: self.tags.get(&interface.id).into(),
            network_interface_id: interface.id,
            zone_id: interface.zone,
            vpc_id: interface.vpc_id,
            v_switch_id: interface.subnet_id,
            mac_address: interface.mac,
            resource_group_id: interface.resource_group,
        }
    }
}
