//! Values of the parameters of policies for snapshots.

use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;
use wire::params::Several;

use crate::field::{Whole, texts};
use crate::kec::errors::Error;

texts! {
    /// Name of a policy: 2 to 64 characters, letters of any script, digits and `-_@#.`.
    PolicyName = 2 to 64 of |c| c.is_alphanumeric() || matches!(c, '-' | '_' | '@' | '#' | '.');
}

/// Kind of the snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum SnapshotType {
    /// They can be used before they are there.
    #[serde(rename = "LocalSnapshot", alias = "LocalSnapShot")]
    Local,
    /// They can be used when they are there.
    #[serde(rename = "CommonSnapshot", alias = "CommonSnapShot")]
    Common,
}

impl SnapshotType {
    /// The word that snapshots have for it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Local => "LocalSnapShot",
            Self::Common => "CommonSnapShot",
        }
    }
}

fn numbers(Several(texts): Several<String>, allowed: std::ops::RangeInclusive<u32>) -> Result<Vec<u32>, Problem> {
    let mut numbers = Vec::<u32>::with_capacity(texts.len());
    for text in texts {
        let number = text.trim().parse().map_err(|_| Problem::Type)?;
        if !allowed.contains(&number) {
            return Err(Problem::Range);
        }
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    if numbers.is_empty() { Err(Problem::Missing) } else { Ok(numbers) }
}

/// Hours of the day, 0 to 23, by the clocks in China.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Several<String>")]
pub(super) struct Hours(#[schemars(length(min = 1))] pub(super) Vec<u32>);

impl TryFrom<Several<String>> for Hours {
    type Error = Problem;

    fn try_from(texts: Several<String>) -> Result<Self, Problem> {
        numbers(texts, 0..=23).map(Self)
    }
}

/// Days of the week, 1 for Monday to 7.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Several<String>")]
pub(super) struct Weekdays(#[schemars(length(min = 1))] pub(super) Vec<u32>);

impl TryFrom<Several<String>> for Weekdays {
    type Error = Problem;

    fn try_from(texts: Several<String>) -> Result<Self, Problem> {
        numbers(texts, 1..=7).map(Self)
    }
}

/// How many days snapshots are kept, 1 to 9,999; 0 for as long as nobody deletes them.
pub(super) fn retention(days: Whole) -> Result<Option<i64>, Error> {
    match days.0 {
        0 => Ok(None),
        days @ 1..=9_999 => Ok(Some(days)),
        _ => Err(Error::Unfit("RetentionTime", "it is not between 0 and 9999".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_days_are_numbers_each_of_which_counts_once() {
        let several = |texts: &[&str]| Several(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(Hours::try_from(several(&["0", "23", "0"])), Ok(Hours(vec![0, 23])));
        assert_eq!(Hours::try_from(several(&["24"])), Err(Problem::Range));
        assert_eq!(Weekdays::try_from(several(&["0"])), Err(Problem::Range));
        assert_eq!(Weekdays::try_from(several(&[])), Err(Problem::Missing));
        assert!(matches!(retention(Whole(0)), Ok(None)));
        assert!(retention(Whole(10_000)).is_err());
    }
}
