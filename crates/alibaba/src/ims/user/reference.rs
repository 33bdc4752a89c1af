//! How calls say which user they are about.

use iam::{Error, Kind, Name};
use store::{Fault, Scope};
use sts::Caller;
use wire::{Check, Cx, Reference};

use crate::ims::field::UserPrincipalName;

const USER_ID: &str = "UserId";
const KEY_ID: &str = "UserAccessKeyId";

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

    /// What a call about the user asks. A user that the call does not name is looked up for the question, so that a
    /// statement about a name counts however the call refers to it.
    pub(crate) fn check(&self, operation: &str, caller: &Caller) -> Check {
        let about = |relative: String| crate::ims::check(operation, caller, &relative);
        match self {
            Self::Name(name) => about(format!("user/{}", name.user())),
            Self::Id(id) => about("user/*".to_owned()).referring(USER_ID, id.as_str()),
            Self::Key(id) => about("user/*".to_owned()).referring(KEY_ID, id.as_str()),
        }
    }

    /// Name of the user in the account.
    pub(crate) async fn name(self, scope: &mut Scope<'_>) -> iam::Result<Name> {
        match self {
            Self::Name(name) => name.known(scope).await,
            Self::Id(id) => {
                let user = iam::user::by_id(scope, &id).await?;
                Ok(user.ok_or_else(|| Error::not_found(Kind::User, id))?.name)
            }
            Self::Key(id) => Ok(iam::user::of_key(scope, &id).await?.name),
        }
    }
}

/// The question about the user that a call refers to; `None` when there is none.
pub(crate) async fn find(cx: &mut Cx<'_>, check: &Check, reference: &Reference) -> Result<Option<Check>, Fault> {
    let value = reference.value.clone();
    let user = if reference.by == KEY_ID { UserReference::Key(value) } else { UserReference::Id(value) };
    match user.name(cx.scope()).await {
        Ok(name) => {
            let (action, caller) = (check.action.as_ref(), cx.caller());
            let operation = action.strip_prefix("ram:").unwrap_or(action);
            let named = crate::ims::check(operation, caller, &format!("user/{name}"));
            Ok(Some(Check { resource: named.resource, also: named.also, ..check.clone() }))
        }
        Err(Error::Store(fault)) => Err(fault),
        Err(_) => Ok(None),
    }
}
