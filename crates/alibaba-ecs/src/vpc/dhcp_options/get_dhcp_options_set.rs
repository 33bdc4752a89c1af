//! `GetDhcpOptionsSet`

use compute::network::dhcp_options::{TAGGED, networks_of};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{attachment, in_region, shown, state, tags};
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::view::{group, owner};

/// Returns one set of DHCP options; nothing where there is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetDhcpOptionsSet {
    /// Region of the set.
    region_id: RegionId,
    /// Set.
    dhcp_options_set_id: Required,
}

/// A set, or nothing: the vendor answers so about one that is not there, and clients read that.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(flatten)]
    found: Option<View>,
}

/// A set of DHCP options.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    dhcp_options_set_id: String,
    dhcp_options_set_name: String,
    dhcp_options_set_description: String,
    dhcp_options: Value,
    associate_vpcs: Vec<Value>,
    status: &'static str,
    owner_id: i64,
    resource_group_id: String,
    creation_time: String,
    tags: Vec<Value>,
}

impl Operation for GetDhcpOptionsSet {
    const NAME: &'static str = "GetDhcpOptionsSet";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DhcpOptionsSetId", "dopt-bp1w0df4epg9zo8isya1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:GetDhcpOptionsSet", caller, call, "dhcpoptionsset", &input.dhcp_options_set_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let options = match in_region(cx.scope(), input.region_id, &input.dhcp_options_set_id) {
            Err(Error::Domain(compute::Error::NotFound { .. })) => return Ok(Output { found: None }),
            found => found?,
        };
        let now = cx.now();
        let networks = networks_of(cx.scope(), &options.id)?;
        let own = store::tag::of(cx.scope(), TAGGED, &options.id)?;
        let network = |(vpc, attached): &(String, compute::network::dhcp_options::Attached)| json!({"VpcId": vpc, "AssociateStatus": attachment(attached.is_in_force(now))});
        let view = View {
            dhcp_options: shown(&options),
            associate_vpcs: networks.iter().map(network).collect(),
            status: state(options.status(now), !networks.is_empty()),
            owner_id: owner(cx.scope()),
            creation_time: time::seconds(options.created_at),
            tags: tags(Some(&own)),
            resource_group_id: group(cx.scope(), options.resource_group),
            dhcp_options_set_id: options.id,
            dhcp_options_set_name: options.name,
            dhcp_options_set_description: options.description,
        };
        Ok(Output { found: Some(view) })
    }
}
