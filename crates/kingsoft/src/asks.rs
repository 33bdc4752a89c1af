//! Questions to the policies about several resources.

use wire::{Check, Checks};

/// One question for each resource, or one about every one, `*`, where a call names none.
pub(crate) fn each(ids: &[String], ask: impl Fn(&str) -> Check) -> Checks {
    let first = ask(ids.first().map_or("*", String::as_str));
    Checks::only(first).and_all(ids.iter().skip(1).map(|id| ask(id)))
}
