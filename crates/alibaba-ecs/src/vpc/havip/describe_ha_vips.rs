//! `DescribeHaVips`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page, Place};
use compute::network::elastic_address::{ElasticAddress, HolderKind, of_holders};
use compute::network::havip::{Filter, HaVip, TAGGED, list};
use compute::transition::Status;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::codes::havip as codes;
use crate::vpc::view::{TagsView, group};

/// Lists high-availability virtual addresses, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeHaVips {
    /// Region of the addresses.
    region_id: RegionId,
    /// What they must be: up to 5 properties, each with up to 5 values.
    #[serde(default)]
    filter: Vec<Wanted>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tags: Vec<Tag>,
}

/// What the addresses must be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    /// `VpcId`, `VSwitchId`, `Status`, `HaVipId`, `HaVipAddress` or `Name`.
    #[serde(default)]
    key: Text,
    /// Values, one of which it is.
    #[serde(default)]
    value: Vec<String>,
}

/// A high-availability virtual address in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    ha_vip_id: String,
    name: String,
    description: String,
    region_id: String,
    vpc_id: String,
    v_switch_id: String,
    ip_address: String,
    status: &'static str,
    charge_type: &'static str,
    associated_instance_type: &'static str,
    associated_instances: Value,
    associated_eip_addresses: Value,
    master_instance_id: String,
    resource_group_id: String,
    create_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "HaVips";
    const ITEM: &'static str = "HaVip";
}

impl Operation for DescribeHaVips {
    const NAME: &'static str = "DescribeHaVips";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let named = input.filter.iter().filter(|wanted| wanted.key.get() == Some("HaVipId"));
        let ids = named.flat_map(|wanted| wanted.value.iter().map(String::as_str));
        with_tags(each("vpc:DescribeHaVips", caller, call, "havip", ids), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let mut filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tags)?,
            ..Filter::default()
        };
        for Wanted { key, value } in input.filter {
            match key.get() {
                Some("VpcId") => filter.vpcs = Some(value),
                Some("VSwitchId") => filter.subnets = Some(value),
                Some("HaVipId") => filter.ids = Some(value),
                Some("HaVipAddress" | "IpAddress") => filter.addresses = Some(value),
                Some("Name") => filter.names = Some(value),
                Some("Status") => filter.statuses = Some(value.iter().filter_map(|word| wanted(word)).collect()),
                _ => return Err(Error::of(codes::FILTER_INVALID)),
            }
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|vip| vip.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let elastic = of_holders(cx.scope(), &ids)?;
        Ok(page.answer(part, |vip| View::of(cx.scope(), vip, &tags, &elastic)))
    }
}

impl View {
    fn of(
        scope: &Scope<'_>,
        vip: HaVip,
        tags: &HashMap<String, Tags>,
        elastic: &HashMap<String, Vec<ElasticAddress>>,
    ) -> Self {
        let elastic = elastic.get(&vip.id).map(Vec::as_slice).unwrap_or_default();
        let elastic: Vec<_> = elastic.iter().map(|elastic| elastic.address.to_string()).collect();
        Self {
            status: word(vip.status(scope.now())),
            ip_address: vip.address.to_string(),
            charge_type: "PostPaid",
            associated_instance_type: match vip.member_kind {
                None => "",
                Some(HolderKind::Instance) => "EcsInstance",
                Some(_) => "NetworkInterface",
            },
            master_instance_id: vip.members.first().cloned().unwrap_or_default(),
            associated_instances: json!({"associatedInstance": vip.members}),
            associated_eip_addresses: json!({"associatedEipAddresse": elastic}),
            create_time: time::seconds(vip.created_at),
            tags: tags.get(&vip.id).into(),
            resource_group_id: group(scope, vip.resource_group),
            ha_vip_id: vip.id,
            name: vip.name,
            description: vip.description,
            region_id: vip.region,
            vpc_id: vip.vpc_id,
            v_switch_id: vip.subnet_id,
        }
    }
}

/// The vendor's word for a state.
fn word(status: Status) -> &'static str {
    match status {
        Status::Creating => "Creating",
        Status::Attaching => "Associating",
        Status::Attached => "InUse",
        Status::Detaching => "Unassociating",
        _ => "Available",
    }
}

/// The state that a word stands for. Nothing stays in `Deleting`.
fn wanted(text: &str) -> Option<Status> {
    let all = [Status::Creating, Status::Attaching, Status::Attached, Status::Detaching, Status::Free];
    all.into_iter().find(|status| word(*status) == text)
}
