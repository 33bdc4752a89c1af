//! `CreateSnatEntry`

use compute::network::nat_gateway::snat::{New, Source, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{addresses, affinity, refused};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, CommaList, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::text::{block, name};
use crate::vpc::{Vpc, codes};

/// Adds a source rule to a table of a NAT gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSnatEntry {
    /// Region of the gateway.
    region_id: RegionId,
    /// Table.
    snat_table_id: Required,
    /// Addresses of the gateway under which packets leave, with commas between them.
    #[serde(default)]
    snat_ip: CommaList,
    /// vSwitch whose packets these are.
    #[serde(default, rename = "SourceVSwitchId")]
    source_vswitch_id: Text,
    /// Addresses whose packets these are, in place of a vSwitch.
    #[serde(default, rename = "SourceCIDR")]
    source_cidr: Text,
    /// Network interface whose packets these are, in place of a vSwitch.
    #[serde(default)]
    network_interface_id: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    snat_entry_name: Text,
    /// Whether a source keeps the address that it had first: `1`, or `0`, the default.
    eip_affinity: Option<i64>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    snat_entry_id: String,
}

impl Operation for CreateSnatEntry {
    const NAME: &'static str = "CreateSnatEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("SnatTableId", "stb-bp190wu8io1vgev80a1b2"),
        ("SourceVSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
        ("SnatIp", "198.18.0.1"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:CreateSnatEntry", caller, call, "snattable", &input.snat_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let sources = (input.source_vswitch_id.get(), input.source_cidr.get(), input.network_interface_id.get());
        let source = match sources {
            (Some(id), None, None) => Source::Subnet(id.to_owned()),
            (None, Some(text), None) => {
                Source::Block(block(text).map_err(|_| Error::of(codes::nat_gateway::SNAT_PARAMETER))?)
            }
            (None, None, Some(id)) => Source::Interface(id.to_owned()),
            (None, None, None) => return Err(Error::missing("SourceVSwitchId")),
            _ => return Err(Error::of(codes::nat_gateway::SNAT_PARAMETER)),
        };
        let addresses = addresses(&input.snat_ip)?;
        if addresses.is_empty() {
            return Err(Error::missing("SnatIp"));
        }
        let new = New {
            table_id: input.snat_table_id.0,
            name: name(input.snat_entry_name.get(), 2, 128, codes::nat_gateway::NAME_MALFORMED)?,
            source,
            addresses,
            affinity: affinity(input.eip_affinity.unwrap_or(0))?,
        };
        let entry = create(cx.scope(), &location::of(input.region_id.0), new).map_err(refused)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { snat_entry_id: entry.id }) }
    }
}
