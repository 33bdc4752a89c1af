//! Tags of users.

mod change_tags;
mod list_tag_resources;
mod tag_resources;
mod untag_resources;

pub use change_tags::ChangeTags;
pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

use iam::Name;
use store::{Fault, Scope};
use sts::Caller;
use wire::{Check, Checks};

use crate::ims::field::{ResourceIds, ResourcePrincipalNames};
use crate::ims::user::UserReference;

/// The users that a call is about, and the names of those that it does not name, in the same order.
#[derive(Debug)]
struct Users<'a> {
    ids: &'a ResourceIds,
    names: &'a ResourcePrincipalNames,
}

impl Users<'_> {
    fn references(&self) -> impl Iterator<Item = UserReference> {
        let ids = self.ids.0.iter().cloned().map(UserReference::Id);
        ids.chain(self.names.0.iter().cloned().map(UserReference::Name))
    }

    /// Names of the users that the call gives identifiers of, as far as there are such users.
    fn find(&self, scope: &mut Scope<'_>) -> Result<Vec<Option<Name>>, Fault> {
        let users = match iam::user::by_ids(scope, &self.ids.0) {
            Ok(users) => users,
            Err(iam::Error::Store(fault)) => return Err(fault),
            Err(_) => Vec::new(),
        };
        let name = |id: &String| users.iter().find(|user| user.id == *id).map(|user| user.name.clone());
        let named = self.names.0.iter().map(|_| None);
        Ok(self.ids.0.iter().map(name).chain(named).collect())
    }

    /// One question for each user; one about all users when none is given.
    fn checks(&self, operation: &str, caller: &Caller, found: &[Option<Name>], ask: impl Fn(Check) -> Check) -> Checks {
        let found = found.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        let mut asked = self.references().zip(found).map(|(user, found)| ask(user.check(operation, caller, found)));
        let first = asked.next().unwrap_or_else(|| ask(crate::ims::check(operation, caller, "user/*")));
        Checks::only(first).and_all(asked)
    }

    /// Names of the users in the account.
    fn names(&self, scope: &mut Scope<'_>, found: Vec<Option<Name>>) -> iam::Result<Vec<Name>> {
        self.references().zip(found).map(|(user, found)| user.name(scope, found)).collect()
    }
}
