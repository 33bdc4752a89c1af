//! `ModifyNetworkAclEntry`

use compute::Error as Domain;
use compute::network::network_acl::{NetworkAcl, Refusal, describe, with_entry};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::asks;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Text};
use crate::kec::location::region;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Says what an entry of a network ACL is for.
///
/// Source: Terraform's provider; no page has the operation. Policies are asked about the network ACL that has the entry.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNetworkAclEntry {
    /// The entry.
    network_acl_entry_id: Id,
    /// New description; without it nothing changes.
    description: Option<Text>,
}

impl Staged for ModifyNetworkAclEntry {
    const NAME: &'static str = "ModifyNetworkAclEntry";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NetworkAclEntryId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"), ("Description", "the web")];
    type Service = Vpc;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<NetworkAcl>;
    type Output = Returned;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> Result<Option<NetworkAcl>, Fault> {
        let here = region(cx.call()).to_owned();
        match with_entry(cx.scope(), &input.network_acl_entry_id.0) {
            Ok(acl) => Ok(Some(acl).filter(|acl| acl.region == here)),
            Err(Domain::Store(fault)) => Err(fault),
            Err(_) => Ok(None),
        }
    }

    fn checks(_: &Self, acl: &Option<NetworkAcl>, caller: &Caller, call: &Call) -> Checks {
        let id = acl.as_ref().map_or("*", |acl| acl.id.as_str());
        Checks::only(asks("vpc:ModifyNetworkAclEntry", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self, acl: Option<NetworkAcl>) -> Result<Returned, Error> {
        let entry = input.network_acl_entry_id.0;
        let Some(acl) = acl else { return Err(Domain::from(Refusal::NoEntry { id: entry }).into()) };
        if let Some(description) = input.description {
            describe(cx.scope(), &acl.id, &entry, description.0)?;
        }
        Ok(Returned::YES)
    }
}
