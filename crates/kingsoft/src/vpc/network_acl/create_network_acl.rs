//! `CreateNetworkAcl`

use compute::network::network_acl::{New, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::view::NetworkAcl;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label, Text};
use crate::kec::location::{place, vpc};
use crate::vpc::Vpc;

/// Makes a network ACL without entries.
///
/// GUESS: that it has none at first. Terraform's provider takes every entry that it finds for one that was asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNetworkAcl {
    /// Its network.
    vpc_id: Id,
    /// Name.
    network_acl_name: Option<Label>,
    /// Free text.
    description: Option<Text>,
}

impl Operation for CreateNetworkAcl {
    const NAME: &'static str = "CreateNetworkAcl";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("NetworkAclName", "web")];
    type Service = Vpc;
    type Input = Self;
    type Output = NetworkAcl;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:CreateNetworkAcl", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<NetworkAcl, Error> {
        let place = place(cx)?;
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let new = New {
            vpc_id: vpc.id,
            name: input.network_acl_name.map(|name| name.0).unwrap_or_default(),
            description: input.description.map(|text| text.0).unwrap_or_default(),
            is_open: false,
            tags: Tags::default(),
        };
        Ok(NetworkAcl::from(&create(cx.scope(), &place, new)?))
    }
}
