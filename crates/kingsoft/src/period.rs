//! Instants and periods as products of compute write and count them.

use jiff::{Span, Timestamp, tz::TimeZone};

use crate::field::Whole;
use crate::kec::errors::Error;

/// Name under which the end of what was paid for is kept.
pub(crate) const SERVICE_END: &str = "ServiceEndTime";

/// An instant as EIP and EBS write it: UTC, without a letter for it.
pub(crate) fn instant(at: Timestamp) -> String {
    jiff::fmt::strtime::format("%Y-%m-%d %H:%M:%S", at).unwrap_or_default()
}

/// The same hour so many months later, or the end of a month that has no such day.
pub(crate) fn in_months(at: Timestamp, months: i64) -> Timestamp {
    let later = at.to_zoned(TimeZone::UTC).checked_add(Span::new().months(months));
    later.map_or(Timestamp::MAX, |later| later.timestamp())
}

/// When what is paid for by the month ends: after 1 to 36 months, or with 0 at the end of this one.
pub(crate) fn service_end(is_monthly: bool, months: Option<Whole>, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    if !is_monthly {
        return Ok(None);
    }
    match months.ok_or(Error::Wanting("PurchaseTime"))?.0 {
        0 => {
            let end = now.to_zoned(TimeZone::UTC).last_of_month().and_then(|day| day.end_of_day());
            Ok(Some(end.map_or(Timestamp::MAX, |end| end.timestamp())))
        }
        months @ 1..=36 => Ok(Some(in_months(now, months))),
        _ => Err(Error::Unfit("PurchaseTime", "it is not between 0 and 36".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_on_the_same_day_of_another_or_with_it() {
        let now: Timestamp = "2026-01-31T08:00:00Z".parse().unwrap();
        assert_eq!(instant(in_months(now, 1)), "2026-02-28 08:00:00");
        assert_eq!(instant(in_months(now, 36)), "2029-01-31 08:00:00");
    }
    #[test]
    fn what_is_paid_for_by_the_month_ends_with_a_month() {
        let now: Timestamp = "2026-01-31T08:00:00Z".parse().unwrap();
        let end = |months| service_end(true, Some(Whole(months)), now).unwrap().map(instant);
        assert_eq!(end(1).as_deref(), Some("2026-02-28 08:00:00"));
        assert_eq!(end(0).as_deref(), Some("2026-01-31 23:59:59"));
        assert!(service_end(true, None, now).is_err());
        assert!(service_end(true, Some(Whole(37)), now).is_err());
        assert!(matches!(service_end(false, None, now), Ok(None)));
    }
}
