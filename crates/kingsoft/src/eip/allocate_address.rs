//! `AllocateAddress`

use compute::Extras;
use compute::network::elastic_address::{New, allocate};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::charge::ChargeType;
use super::{Eip, asks, check_band_width};
use crate::catalogue::catalogue;
use crate::field::Whole;
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::location::{known_region, place};
use crate::period::{SERVICE_END, instant, service_end};

/// Takes a public address, which nobody has at first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AllocateAddress {
    /// Line; the first of the region by default.
    line_id: Option<String>,
    /// Most Mbit/s, 1 to 15,000.
    band_width: Whole,
    /// How it is paid for; by the day by default.
    charge_type: Option<ChargeType>,
    /// Months that are paid for, 0 to 36; 0 up to the end of the month. For what is paid for by the month only.
    purchase_time: Option<Whole>,
    /// Project; the default one is 0.
    project_id: Option<Whole>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    allocation_id: String,
    public_ip: String,
    ip_version: &'static str,
}

impl Operation for AllocateAddress {
    const NAME: &'static str = "AllocateAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("LineId", "5fc2595f-1bfd-481b-bf64-2d08f116d800"), ("BandWidth", "1"), ("ChargeType", "PostPaidByDay")];
    type Service = Eip;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("eip:AllocateAddress", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let (place, region) = (place(cx)?, known_region(cx)?);
        let mut lines = catalogue().lines_in(&region.id);
        let line = match input.line_id.as_deref().filter(|id| !id.is_empty()) {
            Some(wanted) => lines.find(|line| line.id == wanted),
            None => lines.find(|line| line.ip_version == "ipv4"),
        };
        let line = line.ok_or_else(|| Error::Unfit("LineId", "the region has no such line".to_owned()))?;
        let resource_group = project::group_for(cx.scope(), input.project_id)?;
        let charge = input.charge_type.unwrap_or(ChargeType::Daily);
        let end = service_end(charge.is_monthly(), input.purchase_time, cx.scope().now())?;
        let new = New {
            address: None,
            name: String::new(),
            description: String::new(),
            mbps: check_band_width(input.band_width)?,
            internet_charge: String::new(),
            charge: charge.as_str().to_owned(),
            isp: line.id.clone(),
            resource_group,
            tags: Tags::default(),
            extras: Extras::from_iter(end.map(|end| (SERVICE_END.to_owned(), instant(end).into()))),
        };
        let elastic = allocate(cx.scope(), &place, new)?;
        Ok(Output { allocation_id: elastic.id, public_ip: elastic.address.to_string(), ip_version: "ipv4" })
    }
}
