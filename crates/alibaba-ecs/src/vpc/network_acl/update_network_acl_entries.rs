//! `UpdateNetworkAclEntries`

use compute::network::network_acl::replace;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::entry::{Common, Egress, Ingress, read};
use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result, location};
use crate::vpc::Vpc;

/// Puts other entries in place of those of a network ACL, in one direction or in both.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateNetworkAclEntries {
    /// Region of the ACL.
    region_id: RegionId,
    /// ACL.
    network_acl_id: Required,
    /// Up to 100 entries for what comes in, in the order in which they count.
    #[serde(default)]
    ingress_acl_entries: Vec<With<Common, Ingress>>,
    /// Up to 100 entries for what goes out, in the order in which they count.
    #[serde(default)]
    egress_acl_entries: Vec<With<Common, Egress>>,
    /// Whether the entries for what comes in are replaced; no by default.
    #[serde(default)]
    update_ingress_acl_entries: bool,
    /// Whether the entries for what goes out are replaced; no by default.
    #[serde(default)]
    update_egress_acl_entries: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for UpdateNetworkAclEntries {
    const NAME: &'static str = "UpdateNetworkAclEntries";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NetworkAclId", "nacl-bp1s5fnvk4gn2tws0a1b2"),
        ("UpdateIngressAclEntries", "true"),
        ("IngressAclEntries.1.Policy", "accept"),
        ("IngressAclEntries.1.Protocol", "tcp"),
        ("IngressAclEntries.1.Port", "22/22"),
        ("IngressAclEntries.1.SourceCidrIp", "10.0.0.0/24"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:UpdateNetworkAclEntries", caller, call, "networkacl", &input.network_acl_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let acl = in_region(cx.scope(), input.region_id, &input.network_acl_id)?;
        let ingress = Some(read(&input.ingress_acl_entries)?).filter(|_| input.update_ingress_acl_entries);
        let egress = Some(read(&input.egress_acl_entries)?).filter(|_| input.update_egress_acl_entries);
        replace(cx.scope(), &location::of(input.region_id.0), &acl.id, ingress, egress)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
