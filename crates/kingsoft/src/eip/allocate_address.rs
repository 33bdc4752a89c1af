//! `AllocateAddress`

use compute::Extras;
use compute::network::elastic_address::{New, allocate};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::charge::ChargeType;
use super::view::SERVICE_END;
use super::{Eip, asks, check_band_width};
use crate::catalogue::catalogue;
use crate::field::Whole;
use crate::iam::project::DEFAULT;
use crate::kec::errors::Error;
use crate::kec::location::{known_region, place};
use crate::period::{in_months, instant};

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
    /// Project: 0, the one that every account has.
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
        if let Some(project) = input.project_id.filter(|project| project.0 != DEFAULT) {
            return Err(Error::Unfit("ProjectId", format!("there is no project {}", project.0)));
        }
        let charge = input.charge_type.unwrap_or(ChargeType::Daily);
        let end = service_end(charge, input.purchase_time, cx.scope().now())?;
        let new = New {
            address: None,
            name: String::new(),
            description: String::new(),
            mbps: check_band_width(input.band_width.0)?,
            internet_charge: String::new(),
            charge: charge.as_str().to_owned(),
            isp: line.id.clone(),
            resource_group: String::new(),
            tags: Tags::default(),
            extras: Extras::from_iter(end.map(|end| (SERVICE_END.to_owned(), instant(end).into()))),
        };
        let elastic = allocate(cx.scope(), &place, new)?;
        Ok(Output { allocation_id: elastic.id, public_ip: elastic.address.to_string(), ip_version: "ipv4" })
    }
}

/// When what is paid for by the month ends.
fn service_end(charge: ChargeType, months: Option<Whole>, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    if !charge.is_monthly() {
        return Ok(None);
    }
    let months = months.ok_or(Error::Wanting("PurchaseTime"))?.0;
    match months {
        0 => {
            let end = now.to_zoned(TimeZone::UTC).last_of_month().and_then(|day| day.end_of_day());
            Ok(Some(end.map_or(Timestamp::MAX, |end| end.timestamp())))
        }
        1..=36 => Ok(Some(in_months(now, months))),
        _ => Err(Error::Unfit("PurchaseTime", "it is not between 0 and 36".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_that_is_paid_for_ends_on_the_same_day_of_another_or_with_the_month() {
        let now: Timestamp = "2026-01-31T08:00:00Z".parse().unwrap();
        let end = |months| service_end(ChargeType::Monthly, Some(Whole(months)), now).unwrap().map(instant);
        assert_eq!(end(1).as_deref(), Some("2026-02-28 08:00:00"));
        assert_eq!(end(0).as_deref(), Some("2026-01-31 23:59:59"));
        assert!(service_end(ChargeType::Monthly, None, now).is_err());
        assert!(service_end(ChargeType::Monthly, Some(Whole(37)), now).is_err());
        assert!(matches!(service_end(ChargeType::Daily, None, now), Ok(None)));
    }
}
