//! Time zones of schedules.

use jiff::tz::{Offset, TimeZone};

/// What the clocks of instances show where a schedule says nothing: the vendor's images have China's.
pub(super) fn of_instances() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(8))
}

/// A time zone by its name, such as `Asia/Shanghai`, or by its distance from Greenwich, such as `GMT+8:00`, of which the hour has
/// no leading zero.
pub(super) fn parse(name: &str) -> Option<TimeZone> {
    match name.strip_prefix("GMT") {
        Some(distance) if !distance.is_empty() => offset(distance).map(TimeZone::fixed),
        _ => jiff::tz::db().get(name).ok(),
    }
}

fn offset(text: &str) -> Option<Offset> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = text.split_once(':')?;
    let has_zero = hours.len() > 1 && hours.starts_with('0');
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    if has_zero || minutes.len() != 2 || !is_plain(hours) || !is_plain(minutes) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let most = if sign < 0 { 12 } else { 14 };
    if hours > most || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok()
}
