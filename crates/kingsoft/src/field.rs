//! How the parameters of every product spell texts and numbers.

use std::net::Ipv4Addr;
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Problem;

use crate::kec::errors::Error;

/// Checks the length of a text in characters, then its characters.
pub(crate) fn check(text: &str, min: usize, max: usize, allowed: impl Fn(char) -> bool) -> Result<(), Problem> {
    if !(min..=max).contains(&text.chars().count()) {
        return Err(Problem::Length);
    }
    if text.chars().all(allowed) { Ok(()) } else { Err(Problem::Characters) }
}

/// Texts that differ in length and alphabet: each line is one type.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $min:literal to $max:literal of $allowed:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(try_from = "String")]
        pub(crate) struct $name(#[schemars(length(min = $min, max = $max))] pub(crate) String);

        impl TryFrom<String> for $name {
            type Error = wire::Problem;

            fn try_from(text: String) -> Result<Self, wire::Problem> {
                let allowed: fn(char) -> bool = $allowed;
                $crate::field::check(&text, $min, $max, allowed).map(|()| Self(text))
            }
        }
    )* };
}
pub(crate) use texts;

/// An IPv4 address that may be left out or be an empty text.
pub(crate) fn address(name: &'static str, text: Option<&str>) -> Result<Option<Ipv4Addr>, Error> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| Error::Unfit(name, format!("{text} is not an address")))
}

/// A number that must lie in a range, its ends included.
pub(crate) fn within(name: &'static str, number: Whole, allowed: &RangeInclusive<i64>) -> Result<i64, Error> {
    if allowed.contains(&number.0) {
        return Ok(number.0);
    }
    Err(Error::Unfit(name, format!("it is not between {} and {}", allowed.start(), allowed.end())))
}

/// A whole number that may be written as a floating-point one: Terraform's provider turns numbers that it
/// has read into `1e+06`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Whole(#[schemars(with = "i64")] pub(crate) i64);

impl TryFrom<String> for Whole {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let text = text.trim();
        if let Ok(number) = text.parse() {
            return Ok(Self(number));
        }
        let number: f64 = text.parse().map_err(|_| Problem::Type)?;
        // Every whole number up to here has a floating-point form of its own.
        let exact = number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0;
        #[expect(clippy::cast_possible_truncation, reason = "the line above lets only whole numbers of 53 bits pass")]
        if exact { Ok(Self(number as i64)) } else { Err(Problem::Value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_may_come_as_floating_point_ones() {
        for (text, number) in [("7", 7), ("-1", -1), ("1e+06", 1_000_000), ("1.234567e+06", 1_234_567), ("0.0", 0)] {
            assert_eq!(Whole::try_from(text.to_owned()), Ok(Whole(number)), "{text}");
        }
        for text in ["", "x", "1.5", "1e400", "NaN"] {
            assert!(Whole::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
