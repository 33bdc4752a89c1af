//! Tags of the resources that checks name, for conditions on them.

use policy_engine::Context;
use store::{Fault, tag};
use wire::{Check, Cx};

/// How the names of resources that have tags say their kinds, and the kinds under which the tags are kept.
const TAGGED: [(&str, &str); 3] = [
    (":instance/", compute::instance::TAGGED),
    (":eip/", compute::network::elastic_address::TAGGED),
    (":volume/", compute::disk::TAGGED),
];

/// Adds the tags of an instance, an address or a volume of the caller's account: every tag is one value, `key&value`.
///
/// A missing one has none, so a caller without permission learns nothing about its existence.
pub(crate) fn tags(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
    let of = |(word, kind): (&str, &'static str)| Some((kind, check.resource.rsplit_once(word)?.1));
    let Some((kind, id)) = TAGGED.into_iter().find_map(of) else { return Ok(()) };
    if id == "*" || check.account.is_some() {
        return Ok(());
    }
    for (key, value) in tag::of(cx.scope(), kind, id)?.iter() {
        let text = if value.is_empty() { key.to_owned() } else { format!("{key}&{value}") };
        context.push("ksc:Tag", text);
    }
    Ok(())
}
