//! `CreateVpcPeerConnection`

use compute::network::peering::{End, New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{KIND, VpcPeer, legal, link_type, mbps};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::view::group;

/// Connects two networks; another account has to accept the connection.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpcPeerConnection {
    /// Region of the network that asks.
    region_id: RegionId,
    /// Network that asks.
    vpc_id: Required,
    /// Account of the network that is asked; the caller's by default.
    #[serde(default)]
    accepting_ali_uid: Text,
    /// Region of the network that is asked.
    accepting_region_id: RegionId,
    /// Network that is asked.
    accepting_vpc_id: Required,
    /// Name, up to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, up to 256 characters.
    #[serde(default)]
    description: Text,
    /// Most Mbit/s; 1024 by default between two regions, and no limit (-1) inside one.
    bandwidth: Option<i64>,
    /// Quality of the line between two regions: `Platinum`, `Gold` (default) or `Silver`.
    #[serde(default)]
    link_type: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

/// Which connection it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_id: String,
}

impl Operation for CreateVpcPeerConnection {
    const NAME: &'static str = "CreateVpcPeerConnection";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("AcceptingAliUid", "1234567890123456"),
        ("AcceptingRegionId", "cn-hangzhou"),
        ("AcceptingVpcId", "vpc-bp1opxu1zkhn00gzva1b3"),
        ("Name", "bridge"),
    ];
    type Service = VpcPeer;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateVpcPeerConnection", caller, call, KIND, "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let vpc = crate::vpc::vpc::in_region(cx.scope(), Some(input.region_id), &input.vpc_id)?;
        let is_in_one_region = vpc.region == input.accepting_region_id.0.id;
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let account = input.accepting_ali_uid.cloned().unwrap_or_else(|| cx.scope().account().to_string());
        let new = New {
            vpc_id: vpc.id,
            to: End { account, region: input.accepting_region_id.0.id.clone(), vpc_id: input.accepting_vpc_id.0 },
            name: legal(input.name.get(), 128, "Name")?.unwrap_or_default(),
            description: legal(input.description.get(), 256, "Description")?.unwrap_or_default(),
            mbps: match input.bandwidth.filter(|mbps| *mbps != -1) {
                None if is_in_one_region => None,
                given => Some(mbps(given.unwrap_or(1024))?),
            },
            link_type: match input.link_type.get() {
                _ if is_in_one_region => String::new(),
                None => "Gold".to_owned(),
                Some(word) => link_type(word)?,
            },
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
        };
        let peering = create(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { instance_id: peering.id }) }
    }
}
