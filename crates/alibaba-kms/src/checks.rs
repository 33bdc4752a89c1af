//! What policies are asked, and the condition keys of the keys that they are asked about.

use policy_engine::Context;
use store::{Fault, tag};
use wire::{Check, Checks, Cx};

use crate::tag::Pair;

/// The same questions with the tags that the call gives.
pub(crate) fn with_tags<'t>(checks: Checks, tags: impl IntoIterator<Item = &'t Pair>) -> Checks {
    tags.into_iter().fold(checks, |checks, tag| {
        checks
            .each_fact(format!("acs:RequestTag/{}", tag.key), tag.value.as_str())
            .each_fact(format!("kms:tag/{}", tag.key), tag.value.as_str())
    })
}

/// Adds the tags of a key, under the newer condition key and under the product's own. A missing key has none.
pub(crate) fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
    let Some(id) = key_of(&check.resource, cx.caller().account()) else { return Ok(()) };
    for (key, value) in tag::of(cx.scope(), kms::key::TAGGED, id)?.iter() {
        context.push(format!("acs:ResourceTag/{key}"), value);
        context.push(format!("kms:tag/{key}"), value);
    }
    Ok(())
}

/// The key of this account that a resource name stands for.
fn key_of<'n>(arn: &'n str, account: &str) -> Option<&'n str> {
    let (_, relative) = arn.strip_prefix("acs:kms:")?.split_once(':')?;
    let (owner, relative) = relative.split_once(':')?;
    relative.strip_prefix("key/").filter(|id| owner == account && *id != "*")
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn only_keys_of_the_account_have_tags() {
        assert_eq!(key_of("acs:kms:cn-hangzhou:1234:key/key-bp1", "1234"), Some("key-bp1"));
        for other in ["acs:kms:cn-hangzhou:12:key/k", "acs:kms:*:1234:key/*", "acs:kms:*:1234:alias/a", "*"] {
            assert_eq!(key_of(other, "1234"), None, "{other}");
        }
    }
}
