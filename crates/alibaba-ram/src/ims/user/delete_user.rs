//! `DeleteUser`

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use crate::ims::Ims;
use crate::ims::field::{Broken, Rule, Ruled, UserPrincipalName, one_of};
use crate::ims::user::UserReference;
use crate::ram::view::Empty;

/// Deletes a user that nothing depends on, for good: the sandbox has no recycle bin.
///
/// Exactly one of the two parameters names the user.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUser {
    /// Name of the user with the domain of the account.
    user_principal_name: Option<UserPrincipalName>,
    /// Identifier of the user.
    user_id: Option<String>,
}

impl Rule for DeleteUser {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[("UserPrincipalName", self.user_principal_name.is_some()), ("UserId", self.user_id.is_some())])
    }
}

impl DeleteUser {
    fn user(&self) -> UserReference {
        UserReference::of(self.user_principal_name.clone(), self.user_id.clone(), None)
    }
}

impl Staged for DeleteUser {
    const NAME: &'static str = "DeleteUser";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Ruled<DeleteUser>;
    type Prepared = ();
    type Loaded = Option<Name>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, Ruled(input): &Ruled<DeleteUser>, (): ()) -> Result<Option<Name>, Fault> {
        input.user().find(cx.scope())
    }

    fn checks(Ruled(input): &Ruled<DeleteUser>, found: &Option<Name>, caller: &Caller, _: &Call) -> Checks {
        Checks::only(input.user().check(Self::NAME, caller, found.as_ref()))
    }

    fn handle(cx: &mut Cx<'_>, Ruled(input): Ruled<DeleteUser>, found: Option<Name>) -> iam::Result<Empty> {
        let user = input.user().name(cx.scope(), found)?;
        iam::user::delete(cx.scope(), &user)?;
        Ok(Empty {})
    }
}
