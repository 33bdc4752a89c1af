//! Time zones of schedules.

use jiff::tz::Offset;

/// Zones that never change their clocks, by their names. Of others the sandbox has no table, so it does not know them.
const FIXED: [(&str, i32); 12] = [
    ("Asia/Shanghai", 8 * 60),
    ("Asia/Hong_Kong", 8 * 60),
    ("Asia/Singapore", 8 * 60),
    ("Asia/Kuala_Lumpur", 8 * 60),
    ("Asia/Manila", 8 * 60),
    ("Asia/Tokyo", 9 * 60),
    ("Asia/Seoul", 9 * 60),
    ("Asia/Bangkok", 7 * 60),
    ("Asia/Jakarta", 7 * 60),
    ("Asia/Kolkata", 5 * 60 + 30),
    ("Asia/Dubai", 4 * 60),
    ("UTC", 0),
];

/// Greenwich.
pub(super) const UTC: Offset = Offset::UTC;

/// What the clocks of instances show where a schedule says nothing: the vendor's images have China's.
pub(super) fn of_instances() -> Offset {
    minutes(8 * 60).unwrap_or(UTC)
}

/// How far a zone is ahead of Greenwich: `Asia/Shanghai`, `UTC`, or `GMT+8:00`, of which the hour has no leading zero.
pub(super) fn offset(name: &str) -> Option<Offset> {
    if let Some((_, ahead)) = FIXED.iter().find(|(zone, _)| *zone == name) {
        return minutes(*ahead);
    }
    let text = name.strip_prefix("GMT")?;
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, rest) = text.split_once(':')?;
    let has_zero = hours.len() > 1 && hours.starts_with('0');
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    if has_zero || rest.len() != 2 || !is_plain(hours) || !is_plain(rest) {
        return None;
    }
    let (hours, rest): (i32, i32) = (hours.parse().ok()?, rest.parse().ok()?);
    let most = if sign < 0 { 12 } else { 14 };
    if hours > most || rest > 59 {
        return None;
    }
    minutes(sign * (hours * 60 + rest))
}

fn minutes(ahead: i32) -> Option<Offset> {
    Offset::from_seconds(ahead * 60).ok()
}
