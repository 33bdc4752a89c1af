//! `CreateBandWidthShare`

use compute::Extras;
use compute::network::bandwidth_package::{New, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::charge::ChargeType;
use super::view::{CHARGE, Share};
use super::{BAND_WIDTHS, Bws, asks};
use crate::catalogue::catalogue;
use crate::field::{Whole, within};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::Label;
use crate::kec::location::{known_region, place};

/// Makes a bandwidth share without addresses.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateBandWidthShare {
    /// Line, which the addresses in it have too; the first of the region by default.
    line_id: Option<String>,
    /// Most Mbit/s, 1 to 15,000.
    band_width: Whole,
    /// Name.
    band_width_share_name: Option<Label>,
    /// How it is paid for; by the day by default. GUESS: the default, which no page says.
    charge_type: Option<ChargeType>,
    /// Project; the default one is 0.
    project_id: Option<Whole>,
}

impl Operation for CreateBandWidthShare {
    const NAME: &'static str = "CreateBandWidthShare";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("LineId", "5fc2595f-1bfd-481b-bf64-2d08f116d800"),
        ("BandWidth", "12"),
        ("BandWidthShareName", "shop"),
        ("ChargeType", "PostPaidByPeak"),
    ];
    type Service = Bws;
    type Input = Self;
    type Output = Share;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("bws:CreateBandWidthShare", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Share, Error> {
        let (place, region) = (place(cx)?, known_region(cx)?);
        let mut lines = catalogue().lines_in(&region.id);
        let line = match input.line_id.as_deref().filter(|id| !id.is_empty()) {
            Some(wanted) => lines.find(|line| line.id == wanted),
            None => lines.find(|line| line.ip_version == "ipv4"),
        };
        let line = line.ok_or_else(|| Error::Unfit("LineId", "the region has no such line".to_owned()))?;
        let charge = input.charge_type.unwrap_or(ChargeType::Daily);
        let new = New {
            name: input.band_width_share_name.map(|name| name.0).unwrap_or_default(),
            description: String::new(),
            mbps: within("BandWidth", input.band_width, &BAND_WIDTHS)?,
            ratio: 100,
            internet_charge: String::new(),
            isp: line.id.clone(),
            resource_group: project::group_for(cx.scope(), input.project_id)?,
            tags: Tags::default(),
            // Terraform's provider puts addresses into it with its next call.
            at_once: true,
            extras: Extras::from_iter([(CHARGE.to_owned(), charge.as_str().into())]),
        };
        Ok(Share::from(&create(cx.scope(), &place, new)?))
    }
}
