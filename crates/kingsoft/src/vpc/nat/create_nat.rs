//! `CreateNat`

use compute::Extras;
use compute::network::public_nat::address::MOST;
use compute::network::public_nat::{New, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::charge::ChargeType;
use super::view::{Nat, one_shown};
use super::{BAND_WIDTHS, asks, within};
use crate::catalogue::catalogue;
use crate::field::Whole;
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::kec::location::{known_region, place, vpc};
use crate::period::{SERVICE_END, instant, service_end};
use crate::vpc::Vpc;

/// Makes a NAT with public addresses of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNat {
    /// The network.
    vpc_id: Id,
    /// Name.
    nat_name: Option<Label>,
    /// `Vpc` where the whole network goes through it, and `Subnet` where only those subnets and instances do that are given to it.
    nat_mode: NatMode,
    /// `public`; there is no other.
    #[serde(default, rename = "NatType")]
    _nat_type: NatType,
    /// How many addresses it has, 1 to 20; 1 by default.
    nat_ip_number: Option<Whole>,
    /// Line of its addresses; the first of the region by default.
    nat_line_id: Option<String>,
    /// Most Mbit/s, 1 to 15,000.
    band_width: Whole,
    /// How it is paid for; by the day by default. GUESS: the default, which no page says.
    charge_type: Option<ChargeType>,
    /// Months that are paid for, 0 to 36; 0 up to the end of the month. For what is paid for by the month only.
    purchase_time: Option<Whole>,
    /// Project; 0, the one that every account has, by default.
    project_id: Option<Whole>,
    /// Version: 1.0; the sandbox has no other.
    nat_version: Option<String>,
}

/// Who goes through a NAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum NatMode {
    /// The whole network.
    Vpc,
    /// Subnets and instances that are given to it.
    Subnet,
}

/// Kind of NAT.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum NatType {
    /// Before the Internet.
    #[default]
    Public,
}

impl CreateNat {
    /// Refuses what the sandbox has only one of.
    fn check(&self) -> Result<(), Error> {
        match self.nat_version.as_deref() {
            None | Some("" | "1.0") => Ok(()),
            Some(version) => Err(Error::Unfit("NatVersion", format!("the sandbox has no NAT of version {version}"))),
        }
    }
}

/// How many addresses a NAT has at first.
fn count(wanted: Option<Whole>) -> Result<usize, Error> {
    match usize::try_from(wanted.map_or(1, |number| number.0)) {
        Ok(number) if (1..=MOST).contains(&number) => Ok(number),
        _ => Err(Error::Unfit("NatIpNumber", format!("it is not between 1 and {MOST}"))),
    }
}

impl Operation for CreateNat {
    const NAME: &'static str = "CreateNat";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NatName", "shop"),
        ("NatMode", "Subnet"),
        ("NatType", "public"),
        ("NatIpNumber", "1"),
        ("BandWidth", "1"),
        ("ChargeType", "DailyPaidByTransfer"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Nat;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:CreateNat", "nat/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Nat, Error> {
        let (place, region) = (place(cx)?, known_region(cx)?);
        input.check()?;
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let mut lines = catalogue().lines_in(&region.id);
        let line = match input.nat_line_id.as_deref().filter(|id| !id.is_empty()) {
            Some(wanted) => lines.find(|line| line.id == wanted),
            None => lines.find(|line| line.ip_version == "ipv4"),
        };
        let line = line.ok_or_else(|| Error::Unfit("NatLineId", "the region has no such line".to_owned()))?;
        let charge = input.charge_type.unwrap_or(ChargeType::Daily);
        let end = service_end(charge.is_monthly(), input.purchase_time, cx.scope().now())?;
        let new = New {
            vpc_id: vpc.id,
            name: input.nat_name.map(|name| name.0).unwrap_or_default(),
            whole_network: input.nat_mode == NatMode::Vpc,
            addresses: count(input.nat_ip_number)?,
            mbps: within("BandWidth", input.band_width, &BAND_WIDTHS)?,
            charge: charge.as_str().to_owned(),
            line: line.id.clone(),
            resource_group: project::group_for(cx.scope(), input.project_id)?,
            tags: Tags::default(),
            extras: Extras::from_iter(end.map(|end| (SERVICE_END.to_owned(), instant(end).into()))),
        };
        let nat = create(cx.scope(), &place, new)?;
        one_shown(cx, nat)
    }
}
