//! After how long a key is rotated by itself.

const DAY: i64 = 24 * 60 * 60;

/// The shortest and the longest term. A newer page of the vendor has 365 days as the only term of keys outside an instance;
/// Terraform's provider sets others on them, as older pages had it.
const TERMS: std::ops::RangeInclusive<i64> = 7 * DAY..=730 * DAY;

/// The seconds of a term such as `30d` or `2592000s`; `None` where it is none.
pub(crate) fn seconds(text: &str) -> Option<i64> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "d" => DAY,
        "h" => 60 * 60,
        "m" => 60,
        "s" => 1,
        _ => return None,
    };
    let plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = number.parse::<i64>().ok().filter(|_| plain)?.checked_mul(unit)?;
    TERMS.contains(&seconds).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn a_term_has_a_unit_and_bounds() {
        assert_eq!(seconds("7d"), Some(604_800));
        assert_eq!(seconds("605800s"), Some(605_800));
        assert_eq!(seconds("8760h"), Some(365 * 86_400));
        for wrong in ["", "d", "7", "6d", "731d", "-7d", "+7d", "7w", "99999999999999999999d", "7\u{e9}"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
