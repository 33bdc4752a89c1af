//! Numbers, instants and addresses, read from text without allocating.

use std::cmp::Ordering;
use std::fmt;
use std::net::IpAddr;

/// An exact decimal number: an optional minus, digits, an optional fraction.
///
/// Exponents are not read: the vendor shows none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    pub(crate) fn parse(text: &'a str) -> Option<Decimal<'a>> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if is_digits(whole) && is_digits(fraction) => (whole, fraction),
            None if is_digits(digits) => (digits, ""),
            _ => return None,
        };
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let zero = whole.is_empty() && fraction.is_empty();
        Some(Decimal { negative: negative && !zero, whole, fraction })
    }

    pub(crate) fn compare(&self, other: &Decimal<'_>) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
        }
    }

    fn compare_size(&self, other: &Decimal<'_>) -> Ordering {
        self.whole
            .len()
            .cmp(&other.whole.len())
            .then_with(|| self.whole.cmp(other.whole))
            .then_with(|| self.fraction.cmp(other.fraction))
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A moment, in seconds since 1970 in UTC and nanoseconds after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant {
    seconds: i64,
    nanoseconds: u32,
}

impl Instant {
    /// Reads an ISO 8601 date, or a date and time with `Z` or an offset.
    ///
    /// A date alone is its midnight in UTC. A time without `Z` or offset, and
    /// a number of seconds, are not read.
    pub(crate) fn parse(text: &str) -> Option<Instant> {
        let mut reader = Digits { rest: text.as_bytes() };
        let year = reader.number(4)?;
        reader.byte(b'-')?;
        let month = reader.number(2)?;
        reader.byte(b'-')?;
        let day = reader.number(2)?;
        let days = days_since_1970(year, month, day)?;
        if reader.rest.is_empty() {
            return Some(Instant { seconds: days * 86_400, nanoseconds: 0 });
        }
        reader.byte(b'T')?;
        let hour = reader.number(2).filter(|hour| *hour < 24)?;
        reader.byte(b':')?;
        let minute = reader.number(2).filter(|minute| *minute < 60)?;
        let mut second = 0;
        let mut nanoseconds = 0;
        if reader.byte(b':').is_some() {
            second = reader.number(2).filter(|second| *second < 60)?;
            if reader.byte(b'.').is_some() {
                nanoseconds = reader.fraction()?;
            }
        }
        let offset = reader.offset()?;
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset;
        Some(Instant { seconds, nanoseconds })
    }
}

impl Instant {
    /// The same moment, one second on.
    pub(crate) fn a_second_later(self) -> Option<Instant> {
        Some(Instant { seconds: self.seconds.checked_add(1)?, ..self })
    }
}

/// Shows date and time in UTC, to the second.
impl fmt::Display for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, second) = (self.seconds.div_euclid(86_400), self.seconds.rem_euclid(86_400));
        let (year, month, day) = date_of(days);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(formatter, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// The reverse of counting days.
fn date_of(days_since_1970: i64) -> (i64, i64, i64) {
    let days = days_since_1970 + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = (march_month + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

struct Digits<'a> {
    rest: &'a [u8],
}

impl Digits<'_> {
    fn byte(&mut self, wanted: u8) -> Option<()> {
        let (first, rest) = self.rest.split_first()?;
        if *first != wanted {
            return None;
        }
        self.rest = rest;
        Some(())
    }

    fn digit(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        let digit = first.is_ascii_digit().then(|| first - b'0')?;
        self.rest = rest;
        Some(digit)
    }

    fn number(&mut self, digits: usize) -> Option<i64> {
        let mut number = 0;
        for _ in 0..digits {
            number = number * 10 + i64::from(self.digit()?);
        }
        Some(number)
    }

    /// One to nine digits after the point, as nanoseconds.
    fn fraction(&mut self) -> Option<u32> {
        let mut nanoseconds = u32::from(self.digit()?);
        for _ in 1..9 {
            nanoseconds = nanoseconds * 10 + self.digit().map_or(0, u32::from);
        }
        Some(nanoseconds)
    }

    /// `Z` or `+hh:mm` at the end, in seconds east of Greenwich.
    fn offset(&mut self) -> Option<i64> {
        let offset = if self.byte(b'Z').is_some() {
            0
        } else {
            let sign = if self.byte(b'+').is_some() {
                1
            } else {
                self.byte(b'-')?;
                -1
            };
            let hours = self.number(2).filter(|hours| *hours < 24)?;
            self.byte(b':')?;
            let minutes = self.number(2).filter(|minutes| *minutes < 60)?;
            sign * (hours * 3600 + minutes * 60)
        };
        self.rest.is_empty().then_some(offset)
    }
}

/// Counts days by eras of 400 years that begin in March, so that the leap day
/// is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    if day < 1 || day > longest {
        return None;
    }
    let march_year = if month > 2 { year } else { year - 1 };
    let era = march_year.div_euclid(400);
    let year_of_era = march_year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// An address or a block of addresses.
///
/// A version 4 address is never in a version 6 block, nor the reverse, and
/// `::ffff:192.0.2.1` is not `192.0.2.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) bits: u128,
    pub(crate) version_6: bool,
    /// How many leading bits count, of 128; version 4 sits in the low 32.
    pub(crate) prefix: u8,
}

impl Address {
    /// Reads one address.
    pub(crate) fn parse(text: &str) -> Option<Address> {
        Some(match text.parse().ok()? {
            IpAddr::V4(address) => Address { bits: u128::from(address.to_bits()), version_6: false, prefix: 128 },
            IpAddr::V6(address) => Address { bits: address.to_bits(), version_6: true, prefix: 128 },
        })
    }

    /// Reads one address or a block such as `10.0.0.0/8`.
    pub(crate) fn parse_block(text: &str) -> Option<Address> {
        let Some((address, prefix)) = text.split_once('/') else { return Address::parse(text) };
        let address = Address::parse(address)?;
        let widest = if address.version_6 { 128 } else { 32 };
        if prefix.len() > 3 || !is_digits(prefix) {
            return None;
        }
        let prefix: u8 = prefix.parse().ok().filter(|prefix| *prefix <= widest)?;
        Some(Address { prefix: 128 - widest + prefix, ..address })
    }

    /// Whether a single address lies in this block.
    pub(crate) fn contains(&self, single: &Address) -> bool {
        let different = self.bits ^ single.bits;
        self.version_6 == single.version_6 && different.leading_zeros() >= u32::from(self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{Address, Decimal, Instant};

    #[test]
    fn decimals_are_exact_at_any_length() {
        let compare = |left, right| Decimal::parse(left).unwrap().compare(&Decimal::parse(right).unwrap());
        assert_eq!(compare("0.1", "0.10"), Ordering::Equal);
        assert_eq!(compare("-0", "0.0"), Ordering::Equal);
        assert_eq!(compare("007", "7"), Ordering::Equal);
        assert_eq!(compare("-2", "-1"), Ordering::Less);
        assert_eq!(compare("10", "9"), Ordering::Greater);
        assert_eq!(compare("1.05", "1.1"), Ordering::Less);
        assert_eq!(compare("123456789012345678901", "123456789012345678900"), Ordering::Greater);
        for wrong in ["", "-", ".5", "5.", "1e3", "+1", " 1", "0x1", "1.2.3", "--1"] {
            assert!(Decimal::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn dates_are_compared_as_instants() {
        let instant = |text| Instant::parse(text).unwrap();
        assert_eq!(instant("2017-11-11T08:00:00+08:00"), instant("2017-11-11T00:00:00Z"));
        assert_eq!(instant("2017-11-11"), instant("2017-11-10T19:30-04:30"));
        assert_eq!(instant("1970-01-01").seconds, 0);
        assert_eq!(instant("2000-02-29T00:00:00Z").seconds, 951_782_400);
        assert_eq!(instant("1969-12-31T23:59:59Z").seconds, -1);
        assert!(instant("2020-01-01T00:00:00.1Z") > instant("2020-01-01T00:00:00.09Z"));
        for wrong in [
            "1577836800",
            "2020-02-30",
            "2019-02-29",
            "2020-01-01T00:00:00",
            "2020-01-01 00:00:00Z",
            "2020-01-01T24:00:00Z",
            "2020-01-01T00:00:00Zx",
            "20-01-01",
            "",
            "2020-01-01T00:00:00.Z",
        ] {
            assert!(Instant::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn an_instant_is_shown_as_it_is_read() {
        for text in ["2024-02-29T23:59:59Z", "1969-12-31T00:00:01Z", "0001-01-01T00:00:00Z", "2100-03-01T12:30:00Z"] {
            assert_eq!(Instant::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn blocks_hold_addresses_of_their_own_version() {
        let holds = |block, address| Address::parse_block(block).unwrap().contains(&Address::parse(address).unwrap());
        assert!(holds("0.0.0.0/0", "203.0.113.9"));
        assert!(holds("10.1.2.3/8", "10.255.0.1"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("2001:0db8::/32", "2001:DB8:1::a"));
        assert!(holds("2001:db8:0:0:0:0:0:1", "2001:DB8::1"));
        assert!(!holds("::/0", "10.0.0.1"));
        assert!(!holds("0.0.0.0/0", "::ffff:10.0.0.1"));
        for wrong in ["10.0.0.*", "10.0.0.0/33", "10.0.0.0/+8", "10.0.0.0/", "::/129", "1.2.3", ""] {
            assert!(Address::parse_block(wrong).is_none(), "{wrong}");
        }
    }
}
