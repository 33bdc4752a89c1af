//! `ModifySnatEntry`

use compute::network::nat_gateway::snat::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{addresses, affinity, refused};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, CommaList, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::text::renamed;
use crate::vpc::{Vpc, codes};

/// Changes the name, the addresses or the affinity of a source rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySnatEntry {
    /// Region of the gateway; the table says where it is.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Table.
    snat_table_id: Required,
    /// Rule.
    snat_entry_id: Required,
    /// New addresses, with commas between them.
    #[serde(default)]
    snat_ip: CommaList,
    /// New name, 2 to 128 characters; an empty one removes the name.
    snat_entry_name: Option<String>,
    /// Whether a source keeps the address that it had first: `1` or `0`.
    eip_affinity: Option<i64>,
    /// Network interface whose packets these are from now on.
    #[serde(default, rename = "NetworkInterfaceId")]
    _network_interface_id: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifySnatEntry {
    const NAME: &'static str = "ModifySnatEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("SnatTableId", "stb-bp190wu8io1vgev80a1b2"),
        ("SnatEntryId", "snat-bp1vcgcf8tm0plqcga1b2"),
        ("SnatEntryName", "desks"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifySnatEntry", caller, call, "snattable", &input.snat_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let change = Change {
            name: renamed(input.snat_entry_name.as_deref(), 2, 128, codes::nat_gateway::NAME_MALFORMED)?,
            addresses: Some(addresses(&input.snat_ip)?).filter(|addresses| !addresses.is_empty()),
            affinity: input.eip_affinity.map(affinity).transpose()?,
        };
        modify(cx.scope(), &input.snat_table_id, &input.snat_entry_id, change).map_err(refused)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
