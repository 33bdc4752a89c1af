//! `DescribeNatGateways`

use alibaba_core::list::{Page, Place};
use compute::network::nat_gateway::{Filter, list};
use compute::transition::Status;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::SPECS;
use super::view::{Beside, View};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::{Vpc, codes};

/// Lists NAT gateways, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNatGateways {
    /// Region of the gateways.
    region_id: RegionId,
    /// Gateway.
    #[serde(default)]
    nat_gateway_id: Text,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// Name.
    #[serde(default)]
    name: Text,
    /// Kind: `Enhanced`, or `Normal`, of which there are none.
    #[serde(default)]
    nat_type: Text,
    /// Where it stands: `internet` or `intranet`.
    #[serde(default)]
    network_type: Text,
    /// How it is paid for: `PostPaid` or `PrePaid`.
    #[serde(default)]
    instance_charge_type: Text,
    /// Size.
    #[serde(default)]
    spec: Text,
    /// State: `Creating`, `Available`, `Modifying`, `Deleting` or `Converting`.
    #[serde(default)]
    status: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DescribeNatGateways {
    const NAME: &'static str = "DescribeNatGateways";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let checks = each("vpc:DescribeNatGateways", caller, call, "natgateway", input.nat_gateway_id.get());
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = filter(&input)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let part = list(cx.scope(), &filter, page.window())?;
        let mut beside = Beside::of(cx.scope(), &part.items)?;
        Ok(page.answer(part, |gateway| beside.view(cx.scope(), gateway)))
    }
}

fn filter(input: &DescribeNatGateways) -> Result<Filter> {
    let (status, passing) = match input.status.get() {
        None => (None, false),
        Some("Creating") => (Some(Status::Creating), false),
        Some("Available") => (Some(Status::Free), false),
        Some("Modifying") => (Some(Status::Modifying), false),
        // A gateway is gone as soon as it is deleted, and none is converted.
        Some("Deleting" | "Converting") => (None, true),
        Some(_) => return Err(Error::invalid("Status")),
    };
    let is_older = match input.nat_type.get() {
        None | Some("Enhanced") => false,
        Some("Normal") => true,
        Some(_) => return Err(Error::invalid("NatType")),
    };
    let is_internal = match input.network_type.get() {
        None => None,
        Some("internet") => Some(false),
        Some("intranet") => Some(true),
        Some(_) => return Err(Error::invalid("NetworkType")),
    };
    if !matches!(input.instance_charge_type.get(), None | Some("PostPaid" | "PrePaid")) {
        return Err(Error::invalid("InstanceChargeType"));
    }
    if input.spec.get().is_some_and(|spec| !SPECS.contains(&spec)) {
        return Err(Error::of(codes::nat_gateway::SPEC_INVALID));
    }
    let named = input.nat_gateway_id.cloned().map(|id| vec![id]);
    Ok(Filter {
        region: Some(input.region_id.0.id.clone()),
        ids: if passing || is_older { Some(Vec::new()) } else { named },
        vpc: input.vpc_id.cloned(),
        zone: input.zone_id.cloned(),
        name: input.name.cloned(),
        is_internal,
        spec: input.spec.cloned(),
        charge: input.instance_charge_type.cloned(),
        status,
        resource_group: input.resource_group_id.cloned(),
        tags: tags::filter(&input.tag)?,
    })
}
