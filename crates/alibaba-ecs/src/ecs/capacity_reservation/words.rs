//! Values of parameters that several operations on capacity reservations share.

use compute::instance::{Description, InstanceName, NameRules};
use kernel::Timestamp;

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// The most instances that a reservation has room for.
///
/// Source: the page of `ModifyCapacityReservation`.
pub(super) const MOST: i64 = 1000;

/// A name: 2 to 128 letters, digits, colons, underscores and hyphens, a letter first.
pub(super) fn name(text: &str) -> Result<String> {
    let rules = NameRules { marks: ":_-", ..NameRules::default() };
    let name = InstanceName::parse(text, &rules).map(String::from);
    name.map_err(|_| Error::invalid("PrivatePoolOptions.Name"))
}

/// A description, 2 to 256 characters.
pub(super) fn description(text: &str) -> Result<String> {
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::instance::DESCRIPTION_MALFORMED))
}

/// How many instances there is room for.
pub(super) fn amount(count: i64) -> Result<i64> {
    if (1..=MOST).contains(&count) { Ok(count) } else { Err(Error::invalid("InstanceAmount")) }
}

/// The operating system, in the letter case in which answers show it.
pub(super) fn platform(word: &str) -> Result<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "linux" => Ok("linux"),
        "windows" => Ok("windows"),
        _ => Err(Error::invalid("Platform")),
    }
}

/// When a reservation ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The call says nothing of it.
    Unsaid,
    /// Never.
    Never,
    /// At this moment.
    At(Timestamp),
}

impl End {
    /// What a call says; `is_limited` is whether the reservation ends by itself already.
    ///
    /// Source: the page of `ModifyCapacityReservation`: the time counts where `EndTimeType` is `Limited`. A time alone changes
    /// that of a reservation that has one.
    pub(super) fn read(kind: &Text, time: &Text, is_limited: bool, now: Timestamp) -> Result<Self> {
        let said = time.get().map(Self::moment).transpose()?;
        let limited = match kind.get() {
            Some("Limited") => true,
            Some("Unlimited") => return Ok(Self::Never),
            Some(_) => return Err(Error::invalid("EndTimeType")),
            None => is_limited && !time.is_absent(),
        };
        if !limited {
            return Ok(Self::Unsaid);
        }
        match said {
            // A reservation that ends already keeps its time.
            None if is_limited => Ok(Self::Unsaid),
            None => Err(Error::missing("EndTime")),
            Some(at) if at > now => Ok(Self::At(at)),
            Some(_) => Err(Error::invalid("EndTime")),
        }
    }

    /// A time as clients write it, to the second or to the minute. What is none is refused even where it does not count.
    fn moment(text: &str) -> Result<Timestamp> {
        let whole = text.replacen('Z', ":00Z", usize::from(text.len() == "2026-11-21T08:00Z".len()));
        let at = whole.parse().ok().filter(|_| text.ends_with('Z'));
        at.ok_or_else(|| Error::invalid("EndTime"))
    }

    /// The time, where there is one.
    pub(super) fn time(self) -> Option<Timestamp> {
        if let Self::At(at) = self { Some(at) } else { None }
    }
}
