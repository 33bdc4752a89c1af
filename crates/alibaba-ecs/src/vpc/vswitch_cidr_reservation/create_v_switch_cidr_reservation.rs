//! `CreateVSwitchCidrReservation`

use compute::Error as Refusal;
use compute::network::prefix_list::Family;
use compute::network::reserved_block::{New, Range, Refusal as ReservedRefusal, Wish, create};
use compute::network::subnet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{check_type, family};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::codes::gateway::ILLEGAL;
use crate::vpc::codes::reservation as codes;
use crate::vpc::text::{name, text};

/// Reserves a CIDR block of a vSwitch, from which network interfaces are given whole blocks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVSwitchCidrReservation {
    /// Region of the vSwitch.
    region_id: RegionId,
    /// vSwitch.
    v_switch_id: Required,
    /// Kind of addresses: `IPv4` (default) or `IPv6`.
    #[serde(default)]
    ip_version: Text,
    /// Block: a part of the vSwitch of at least 16 addresses, or of IPv6 one with a prefix of at most 80. Without it, `VSwitchCidrReservationMask` says how large it is.
    #[serde(default)]
    v_switch_cidr_reservation_cidr: Text,
    /// Length of the prefix of a block that is chosen: at least two more than that of the vSwitch and at most 28, or of IPv6 at most 80.
    #[serde(default)]
    v_switch_cidr_reservation_mask: Text,
    /// Type: `Prefix`, the default and only one.
    #[serde(default)]
    v_switch_cidr_reservation_type: Text,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    v_switch_cidr_reservation_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    v_switch_cidr_reservation_description: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    v_switch_cidr_reservation_id: String,
}

impl Operation for CreateVSwitchCidrReservation {
    const NAME: &'static str = "CreateVSwitchCidrReservation";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
        ("VSwitchCidrReservationMask", "28"),
        ("VSwitchCidrReservationName", "pods"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let asked = one("vpc:CreateVSwitchCidrReservation", caller, call, "vswitchcidrreservation", "*");
        with_tags(asked, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let wish = input.wish()?;
        check_type(&input.v_switch_cidr_reservation_type)?;
        let subnet = subnet::get(cx.scope(), &input.v_switch_id)?;
        if subnet.region != input.region_id.0.id {
            return Err(Refusal::not_found(compute::Kind::Subnet, subnet.id).into());
        }
        let new = New {
            subnet,
            reservation: location::RESERVATION,
            wish,
            name: name(input.v_switch_cidr_reservation_name.get(), 1, 128, codes::NAME_MALFORMED)?,
            description: text(input.v_switch_cidr_reservation_description.get(), 256, codes::DESCRIPTION_MALFORMED)?,
            tags: tags::read(&input.tag)?,
        };
        let made =
            create(cx.scope(), &location::of(input.region_id.0), new).map_err(|refusal| match (refusal, wish) {
                (Refusal::ReservedBlock(ReservedRefusal::WrongSize { .. }), Wish::Length(..)) => {
                    Error::about(ILLEGAL, "VSwitchCidrReservationMask")
                }
                (other, _) => other.into(),
            })?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { v_switch_cidr_reservation_id: made.id }) }
    }
}

impl CreateVSwitchCidrReservation {
    /// The block, or how large it is: one of the two.
    fn wish(&self) -> Result<Wish> {
        let family = family(&self.ip_version)?.unwrap_or(Family::V4);
        match (self.v_switch_cidr_reservation_cidr.get(), self.v_switch_cidr_reservation_mask.get()) {
            (Some(block), None) => {
                let block: Option<Range> = block.parse().ok();
                let is_of_family = |block: &Range| matches!(block, Range::V6(_)) == (family == Family::V6);
                let block = block.filter(is_of_family);
                block.map(Wish::Block).ok_or_else(|| Error::about(ILLEGAL, "VSwitchCidrReservationCidr"))
            }
            (None, Some(length)) => {
                let length = length.parse().map_err(|_| Error::about(ILLEGAL, "VSwitchCidrReservationMask"))?;
                Ok(Wish::Length(family, length))
            }
            (Some(_), Some(_)) => Err(Error::of(codes::MASK_AND_BLOCK)),
            (None, None) => Err(Error::of(codes::NO_BLOCK_OR_MASK)),
        }
    }
}
