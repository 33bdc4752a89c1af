//! What policies are asked, and the condition keys of what they are asked about.

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

/// Adds the tags of a key or a secret, under the newer condition key and under the product's own. A missing one has none.
pub(crate) fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
    let Some((kind, place)) = tagged(&check.resource, cx.caller().account()) else { return Ok(()) };
    for (key, value) in tag::of(cx.scope(), kind, &place)?.iter() {
        context.push(format!("acs:ResourceTag/{key}"), value);
        context.push(format!("kms:tag/{key}"), value);
    }
    Ok(())
}

/// The kind of tags and what they are kept under, for a resource name of this account.
fn tagged(arn: &str, account: &str) -> Option<(&'static str, String)> {
    let (region, relative) = arn.strip_prefix("acs:kms:")?.split_once(':')?;
    let (owner, relative) = relative.split_once(':')?;
    let (word, name) = relative.split_once('/').filter(|(_, name)| owner == account && *name != "*")?;
    match word {
        "key" => Some((kms::key::TAGGED, name.to_owned())),
        "secret" => Some((kms::secret::TAGGED, kms::secret::place(region, name))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::tagged;

    #[test]
    fn only_things_of_the_account_have_tags() {
        let found = |arn| tagged(arn, "1234").map(|(_, place)| place);
        assert_eq!(found("acs:kms:cn-hangzhou:1234:key/key-bp1").as_deref(), Some("key-bp1"));
        assert_eq!(found("acs:kms:cn-hangzhou:1234:secret/a/b").as_deref(), Some("cn-hangzhou/a/b"));
        for other in ["acs:kms:cn-hangzhou:12:key/k", "acs:kms:*:1234:key/*", "acs:kms:*:1234:alias/a", "*"] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
