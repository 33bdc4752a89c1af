//! Tags of users, groups, roles and policies.

mod list_tag_resources;
mod tag_resources;
mod untag_resources;

pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

use alibaba_core::arn;
use sts::Caller;
use wire::{Check, Checks};

use crate::ram::field::{ResourceNames, ResourceType};

/// One question for each thing; one about all things of the kind when none is named.
///
/// The vendor's table of authorisation does not say which resource these calls are judged on.
fn checks(
    action: &'static str,
    caller: &Caller,
    kind: ResourceType,
    names: &ResourceNames,
    ask: impl Fn(Check) -> Check,
) -> Checks {
    let account = caller.account();
    let arn = |name: &str| match kind {
        ResourceType::Role => arn::role(account, name),
        _ => arn::ram(account, format_args!("{}/{name}", kind.as_str())),
    };
    let mut asked = names.0.iter().map(|name| ask(Check::new(action, arn(name))));
    let first = asked.next().unwrap_or_else(|| ask(Check::new(action, arn("*"))));
    Checks::only(first).and_all(asked)
}
