//! How calls say which user they are about.

use iam::{Error, Kind, Name};
use store::{Fault, Scope};
use sts::Caller;
use wire::Check;

use crate::ims::field::UserPrincipalName;

/// What a call gives to say which user it is about.
#[derive(Debug, Clone)]
pub(crate) enum UserReference {
    /// Its name, with the domain of the account.
    Name(UserPrincipalName),
    /// Its identifier.
    Id(String),
    /// Identifier of one of its access keys.
    Key(String),
}

impl UserReference {
    /// The first that is given. The parameters have been found to hold one.
    pub(crate) fn of(name: Option<UserPrincipalName>, id: Option<String>, key: Option<String>) -> Self {
        match (name, id, key) {
            (Some(name), ..) => Self::Name(name),
            (None, Some(id), _) => Self::Id(id),
            (None, None, key) => Self::Key(key.unwrap_or_default()),
        }
    }

    /// Name of the user, when the call does not state it and there is such a user.
    pub(crate) fn find(&self, scope: &mut Scope<'_>) -> Result<Option<Name>, Fault> {
        if matches!(self, Self::Name(_)) {
            return Ok(None);
        }
        match self.clone().name(scope, None) {
            Ok(name) => Ok(Some(name)),
            Err(Error::Store(fault)) => Err(fault),
            Err(_) => Ok(None),
        }
    }

    /// What a call about the user asks. `found` is the name of a user that the call does not name, so that a statement
    /// about a name counts however the call refers to it; without one the question is about any user.
    pub(crate) fn check(&self, operation: &str, caller: &Caller, found: Option<&Name>) -> Check {
        let relative = match (self, found) {
            (Self::Name(name), _) => format!("user/{}", name.user()),
            (_, Some(name)) => format!("user/{name}"),
            (_, None) => "user/*".to_owned(),
        };
        crate::ims::check(operation, caller, &relative)
    }

    /// Name of the user in the account; `found` is what [`Self::find`] found.
    pub(crate) fn name(self, scope: &mut Scope<'_>, found: Option<Name>) -> iam::Result<Name> {
        match (self, found) {
            (Self::Name(name), _) => name.known(scope),
            (_, Some(name)) => Ok(name),
            (Self::Id(id), None) => {
                let user = iam::user::by_id(scope, &id)?;
                Ok(user.ok_or_else(|| Error::not_found(Kind::User, id))?.name)
            }
            (Self::Key(id), None) => Ok(iam::user::of_key(scope, &id)?.name),
        }
    }
}
