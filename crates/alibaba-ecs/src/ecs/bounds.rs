//! Bounds of the time at which something was made, as lists are narrowed by them.

use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use super::errors::{Error, Result};
use super::field::Text;
use crate::code::Code;

/// A bound of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Bound {
    /// `CreationStartTime` or `CreationEndTime`.
    #[serde(default)]
    key: Text,
    /// Time in UTC, such as `2026-11-21T08:00Z`.
    #[serde(default)]
    value: Text,
}

/// From when to when things were made. `unknown` is the operation's code for a bound that it does not know.
pub(crate) fn created(list: &[Bound], unknown: Code) -> Result<(Option<Timestamp>, Option<Timestamp>)> {
    let (mut from, mut until) = (None, None);
    for bound in list {
        let (Some(key), Some(value)) = (bound.key.get(), bound.value.get()) else { continue };
        let at: Timestamp = value
            .replacen('Z', ":00Z", usize::from(value.len() == "2026-11-21T08:00Z".len()))
            .parse()
            .map_err(|_| Error::of(unknown))?;
        match key {
            "CreationStartTime" => from = Some(at),
            "CreationEndTime" => until = Some(at),
            _ => return Err(Error::of(unknown)),
        }
    }
    Ok((from, until))
}
