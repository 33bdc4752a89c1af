//! Tags of the resources that checks name, for conditions on them.

use policy_engine::Context;
use store::{Fault, tag};
use wire::{Check, Cx};

use crate::tagv2::ResourceType;

/// Adds the tags of a resource of the caller's account: every tag is one value, `key&value`.
///
/// A missing one has none, so a caller without permission learns nothing about its existence.
pub(crate) fn tags(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
    let Some((kind, id)) = ResourceType::tagged_in(&check.resource) else { return Ok(()) };
    if id == "*" || check.account.is_some() {
        return Ok(());
    }
    for (key, value) in tag::of(cx.scope(), kind, id)?.iter() {
        let text = if value.is_empty() { key.to_owned() } else { format!("{key}&{value}") };
        context.push("ksc:Tag", text);
    }
    Ok(())
}
