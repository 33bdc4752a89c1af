//! `UpdateUser`

use alibaba_core::principal_name::Domain;
use iam::Name;
use iam::user::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use crate::ims::field::{Broken, NewDisplayName, Rule, Ruled, UserPrincipalName, one_of};
use crate::ims::user::UserReference;
use crate::ims::{Ims, view};
use crate::page::One;
use crate::ram::field::{Comments, Email, MobilePhone};

/// Changes a user; keys, groups and policies stay with a renamed one.
///
/// One of `UserPrincipalName` and `UserId` names the user, and something must change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUser {
    /// Name of the user with the domain of the account.
    user_principal_name: Option<UserPrincipalName>,
    /// Identifier of the user.
    user_id: Option<String>,
    /// New name, with the domain of the account.
    new_user_principal_name: Option<UserPrincipalName>,
    /// New name to show to people; an empty one removes it.
    new_display_name: Option<NewDisplayName>,
    /// New phone number; an empty one removes it.
    new_mobile_phone: Option<MobilePhone>,
    /// New mail address; an empty one removes it.
    new_email: Option<Email>,
    /// New free text; an empty one removes it.
    new_comments: Option<Comments>,
}

impl Rule for UpdateUser {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[("UserPrincipalName", self.user_principal_name.is_some()), ("UserId", self.user_id.is_some())])
    }
}

impl UpdateUser {
    fn user(&self) -> UserReference {
        UserReference::of(self.user_principal_name.clone(), self.user_id.clone(), None)
    }
}

impl Staged for UpdateUser {
    const NAME: &'static str = "UpdateUser";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com"), ("NewDisplayName", "Alice")];
    type Service = Ims;
    type Input = Ruled<UpdateUser>;
    type Prepared = ();
    type Loaded = Option<Name>;
    type Output = One<view::User>;

    fn load(cx: &mut Cx<'_>, Ruled(input): &Ruled<UpdateUser>, (): ()) -> Result<Option<Name>, Fault> {
        input.user().find(cx.scope())
    }

    fn checks(Ruled(input): &Ruled<UpdateUser>, found: &Option<Name>, caller: &Caller, _: &Call) -> Checks {
        Checks::only(input.user().check(Self::NAME, caller, found.as_ref()))
    }

    fn handle(cx: &mut Cx<'_>, Ruled(input): Ruled<UpdateUser>, found: Option<Name>) -> iam::Result<One<view::User>> {
        let user = input.user().name(cx.scope(), found)?;
        let name = match input.new_user_principal_name {
            Some(name) => Some(name.free(cx.scope())?),
            None => None,
        };
        let change = Change {
            name,
            display_name: input.new_display_name.map(|name| name.0),
            email: input.new_email.map(Into::into),
            mobile_phone: input.new_mobile_phone.map(Into::into),
            comments: input.new_comments.map(Into::into),
        };
        let user = iam::user::update(cx.scope(), &user, change)?;
        let domain = Domain::of_account(cx.scope())?;
        Ok(One(view::User::new(&domain, user)))
    }
}
