//! `GetUser`

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use crate::ims::field::{Broken, Rule, Ruled, UserPrincipalName, one_of};
use crate::ims::user::UserReference;
use crate::ims::{Ims, view};
use crate::page::One;

/// Returns one user.
///
/// Exactly one of the three parameters names the user.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetUser {
    /// Name of the user with the domain of the account.
    user_principal_name: Option<UserPrincipalName>,
    /// Identifier of the user.
    user_id: Option<String>,
    /// Identifier of one of the user's access keys.
    user_access_key_id: Option<String>,
}

impl Rule for GetUser {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[
            ("UserPrincipalName", self.user_principal_name.is_some()),
            ("UserId", self.user_id.is_some()),
            ("UserAccessKeyId", self.user_access_key_id.is_some()),
        ])
    }
}

impl GetUser {
    fn user(&self) -> UserReference {
        UserReference::of(self.user_principal_name.clone(), self.user_id.clone(), self.user_access_key_id.clone())
    }
}

impl Staged for GetUser {
    const NAME: &'static str = "GetUser";
    const EFFECT: Effect = Effect::Read;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Ruled<GetUser>;
    type Prepared = ();
    type Loaded = Option<Name>;
    type Output = One<view::User>;

    fn load(cx: &mut Cx<'_>, Ruled(input): &Ruled<GetUser>, (): ()) -> Result<Option<Name>, Fault> {
        input.user().find(cx.scope())
    }

    fn checks(Ruled(input): &Ruled<GetUser>, found: &Option<Name>, caller: &Caller, _: &Call) -> Checks {
        Checks::only(input.user().check(Self::NAME, caller, found.as_ref()))
    }

    fn handle(cx: &mut Cx<'_>, Ruled(input): Ruled<GetUser>, found: Option<Name>) -> iam::Result<One<view::User>> {
        let name = input.user().name(cx.scope(), found)?;
        let user = iam::user::get(cx.scope(), &name)?;
        let user_name = Some(user.name.to_string());
        Ok(One(view::User { user_name, ..view::User::tagged(cx, user)? }))
    }
}
