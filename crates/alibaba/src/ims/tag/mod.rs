//! Tags of users.

mod list_tag_resources;
mod tag_resources;
mod untag_resources;

pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

use iam::Name;
use sts::Caller;
use wire::{Check, Checks, Cx};

use crate::ims::field::{ResourceIds, ResourcePrincipalNames};
use crate::ims::user::UserReference;

/// The users that a call is about, by identifier or by name.
fn references(ids: &ResourceIds, names: &ResourcePrincipalNames) -> impl Iterator<Item = UserReference> {
    let ids = ids.0.iter().cloned().map(UserReference::Id);
    ids.chain(names.0.iter().cloned().map(UserReference::Name))
}

/// One question for each user; one about all users when none is given.
fn checks(
    operation: &str,
    caller: &Caller,
    (ids, names): (&ResourceIds, &ResourcePrincipalNames),
    ask: impl Fn(Check) -> Check,
) -> Checks {
    let mut asked = references(ids, names).map(|user| ask(user.check(operation, caller)));
    let first = asked.next().unwrap_or_else(|| ask(crate::ims::check(operation, caller, "user/*")));
    Checks::only(first).and_all(asked)
}

/// Names of the users in the account.
async fn names(cx: &mut Cx<'_>, ids: &ResourceIds, names: &ResourcePrincipalNames) -> iam::Result<Vec<Name>> {
    let mut found = Vec::new();
    for user in references(ids, names) {
        found.push(user.name(cx.scope()).await?);
    }
    Ok(found)
}
