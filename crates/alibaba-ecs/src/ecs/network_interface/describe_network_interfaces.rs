//! `DescribeNetworkInterfaces`

use alibaba_core::list::{Listed, Page};
use compute::network::interface::{Filter, InterfaceKind, list};
use compute::transition::Status;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::text;
use super::view::{Beside, View};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag};

/// Lists network interfaces, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkInterfaces {
    /// Region of the interfaces.
    region_id: RegionId,
    /// Up to 100 interfaces.
    #[serde(default)]
    network_interface_id: Vec<String>,
    /// Name.
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
    /// Kind: `Primary`, `Secondary`, `Trunk`, or `Member`, which another carries.
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
    /// Up to 100 IPv6 addresses, one of which it has.
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
    if input.ipv6_address.len() > 100 {
        return Err(Error::invalid("Ipv6Address"));
    }
    let kind = match input.kind.get() {
        None => None,
        Some("Primary") => Some(InterfaceKind::Primary),
        Some("Secondary") => Some(InterfaceKind::Secondary),
        Some("Trunk") => Some(InterfaceKind::Trunk),
        Some("Member") => Some(InterfaceKind::Member),
        Some(_) => return Err(Error::invalid("Type")),
    };
    // An interface that is deleted is gone at once.
    let (status, gone) = match input.status.get() {
        None => (None, false),
        Some("InUse") => (Some(Status::Attached), false),
        Some("Available") => (Some(Status::Free), false),
        Some("Attaching") => (Some(Status::Attaching), false),
        Some("Detaching") => (Some(Status::Detaching), false),
        Some("Creating") => (Some(Status::Creating), false),
        Some("Deleting") => (None, true),
        Some(_) => return Err(Error::invalid("Status")),
    };
    let nothing = gone || input.service_managed == Some(true);
    let named = Some(input.network_interface_id.clone()).filter(|ids| !ids.is_empty());
    Ok(Filter {
        any_of: Vec::new(),
        region: Some(input.region_id.0.id.clone()),
        ids: if nothing { Some(Vec::new()) } else { named },
        vpc: input.vpc_id.cloned(),
        subnet: input.v_switch_id.cloned(),
        instance: input.instance_id.cloned(),
        kind,
        status,
        name: input.network_interface_name.cloned(),
        main_address: input.primary_ip_address.cloned(),
        addresses: input.private_ip_address.clone(),
        addresses_v6: text::wanted_v6(&input.ipv6_address)?,
        resource_group: input.resource_group_id.cloned(),
        group: input.security_group_id.cloned(),
        tags: tags::filter(&input.tag)?,
    })
}
