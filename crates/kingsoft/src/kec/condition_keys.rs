//! Tags of the instances that checks name, for conditions on them.

use policy_engine::Context;
use store::{Fault, tag};
use wire::{Check, Cx};

/// Adds the tags of an instance of the caller's account: every tag is one value, `key&value`.
///
/// A missing instance has none, so a caller without permission learns nothing about its existence.
pub(crate) fn of_kec(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
    let Some((_, id)) = check.resource.rsplit_once(":instance/") else { return Ok(()) };
    if id == "*" || check.account.is_some() {
        return Ok(());
    }
    for (key, value) in tag::of(cx.scope(), compute::instance::TAGGED, id)?.iter() {
        let text = if value.is_empty() { key.to_owned() } else { format!("{key}&{value}") };
        context.push("ksc:Tag", text);
    }
    Ok(())
}
