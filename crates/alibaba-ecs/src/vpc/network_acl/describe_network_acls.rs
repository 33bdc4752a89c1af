//! `DescribeNetworkAcls`

use alibaba_core::list::{List, Listed};
use compute::network::network_acl::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Beside, View};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};
use crate::vpc::{Vpc, codes};

/// Lists network ACLs, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkAcls {
    /// Region of the ACLs.
    region_id: RegionId,
    /// ACL.
    #[serde(default)]
    network_acl_id: Text,
    /// Name.
    #[serde(default)]
    network_acl_name: Text,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// vSwitch that has it.
    #[serde(default)]
    resource_id: Text,
    /// Kind of what has it: `VSwitch`.
    #[serde(default)]
    resource_type: Text,
    /// Tags.
    #[serde(default)]
    tags: Vec<Tag>,
    /// Of no effect on a read.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Listed for View {
    const LIST: &'static str = "NetworkAcls";
    const ITEM: &'static str = "NetworkAcl";
}

/// A page of the list, whose numbers are texts.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(flatten)]
    list: List<View>,
    total_count: String,
    page_number: String,
    page_size: String,
}

impl Operation for DescribeNetworkAcls {
    const NAME: &'static str = "DescribeNetworkAcls";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(each("vpc:DescribeNetworkAcls", caller, call, "networkacl", input.network_acl_id.get()), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        if !matches!(input.resource_type.get(), None | Some("VSwitch")) {
            return Err(Error::of(codes::network_acl::KIND_INVALID));
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: input.network_acl_id.cloned().map(|id| vec![id]),
            vpcs: input.vpc_id.cloned().map(|id| vec![id]),
            name: input.network_acl_name.cloned(),
            subnet: input.resource_id.cloned(),
            tags: tags::filter(&input.tags)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let place = page.place(part.total);
        let beside = Beside::of(cx.scope(), &part.items)?;
        let scope = cx.scope();
        Ok(Output {
            list: part.items.into_iter().map(|acl| beside.view(scope, acl)).collect(),
            total_count: place.total_count.to_string(),
            page_number: place.page_number.to_string(),
            page_size: place.page_size.to_string(),
        })
    }
}
