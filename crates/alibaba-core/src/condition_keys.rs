//! Tags of the resources that checks name, for conditions on them.

use iam::Name;
use iam::tag::Subject;
use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx};

/// Adds the tags of a user, group, role or policy of the caller's account. A missing resource has none,
/// so a caller without permission learns nothing about its existence.
pub fn ram_tags(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
    let account = cx.caller().account();
    let Some((subject, name)) = subject(&check.resource, account).filter(|_| check.account.is_none()) else {
        return Ok(());
    };
    match subject.tags(cx.scope(), &name) {
        Ok(tags) => {
            for (key, value) in tags.unwrap_or_default().iter() {
                context.push(format!("acs:ResourceTag/{key}"), value);
            }
            Ok(())
        }
        Err(iam::Error::Store(fault)) => Err(fault),
        Err(_) => Ok(()),
    }
}

/// The thing of this account that a resource name stands for. The cloud's own policies are not the account's.
fn subject(arn: &str, account: &str) -> Option<(Subject, Name)> {
    let relative = arn.strip_prefix("acs:ram:*:")?.strip_prefix(account)?.strip_prefix(':')?;
    let (kind, name) = relative.split_once('/')?;
    let subject = match kind {
        "user" => Subject::User,
        "group" => Subject::Group,
        "role" => Subject::Role,
        "policy" => Subject::Policy,
        _ => return None,
    };
    (name != "*").then(|| (subject, Name::from(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_things_of_the_account_have_tags() {
        let found = |arn| subject(arn, "1234").map(|(subject, name)| (subject, name.to_string()));
        assert_eq!(found("acs:ram:*:1234:user/ana"), Some((Subject::User, "ana".to_owned())));
        assert_eq!(found("acs:ram:*:1234:policy/ReadOnly"), Some((Subject::Policy, "ReadOnly".to_owned())));
        for other in ["acs:ram:*:system:policy/ReadOnly", "acs:ram:*:12345:user/ana", "acs:ram:*:1234:user/*", "*"] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
