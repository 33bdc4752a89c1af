//! Questions to the policies about each of several instances.

use std::borrow::Cow;

use sts::Caller;
use wire::{Call, Check, Checks};

use crate::kec::field::InstanceIds;
use crate::kec::location::kec;

/// One question for each instance of a call.
pub(crate) fn each(action: impl Into<Cow<'static, str>>, ids: &InstanceIds, caller: &Caller, call: &Call) -> Checks {
    let action = action.into();
    let ask = |id: &str| Check::new(action.clone(), kec(caller, call, format_args!("instance/{id}")));
    let mut asks = ids.iter().map(ask);
    match asks.next() {
        Some(first) => Checks::only(first).and_all(asks),
        // There is at least one, or the parameters would not have been read.
        None => Checks::of(action.clone(), kec(caller, call, "instance/*")),
    }
}
