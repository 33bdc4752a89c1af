//! `CreateNetworkAcl`

use compute::network::network_acl::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Made;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::tag::{self as tags, Tag};
use crate::vpc::text::text;
use crate::vpc::{Vpc, codes, vpc};

/// Creates a network ACL through which everything passes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNetworkAcl {
    /// Region of the network.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    network_acl_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
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

/// The ACL that a call made.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    network_acl_id: String,
    network_acl_attribute: Made,
}

impl Operation for CreateNetworkAcl {
    const NAME: &'static str = "CreateNetworkAcl";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("NetworkAclName", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateNetworkAcl", caller, call, "networkacl", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let vpc = vpc::in_region(cx.scope(), Some(input.region_id), &input.vpc_id)?;
        let new = New {
            vpc_id: vpc.id,
            name: text(input.network_acl_name.get(), 128, codes::network_acl::NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::network_acl::DESCRIPTION_MALFORMED)?,
            is_open: true,
            tags: tags::read(&input.tag)?,
        };
        let acl = create(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { network_acl_id: acl.id.clone(), network_acl_attribute: Made::new(acl) })
    }
}
