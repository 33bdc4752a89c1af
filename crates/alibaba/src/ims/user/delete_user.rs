//! `DeleteUser`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::{Broken, Rule, Together, UserPrincipalName, one_of};
use crate::ims::user::UserReference;
use crate::ram::view::Empty;

/// Deletes a user that nothing depends on, for good: the sandbox has no recycle bin.
#[derive(Debug)]
pub struct DeleteUser;

/// Parameters of `DeleteUser`: exactly one of the two.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the user with the domain of the account.
    user_principal_name: Option<UserPrincipalName>,
    /// Identifier of the user.
    user_id: Option<String>,
}

impl Rule for Input {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[("UserPrincipalName", self.user_principal_name.is_some()), ("UserId", self.user_id.is_some())])
    }
}

impl Operation for DeleteUser {
    const NAME: &'static str = "DeleteUser";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Together<Input>;
    type Output = Empty;

    fn checks(Together(input): &Together<Input>, caller: &Caller, _: &Call) -> Checks {
        let user = UserReference::of(input.user_principal_name.clone(), input.user_id.clone(), None);
        Checks::only(user.check(Self::NAME, caller))
    }

    async fn handle(cx: &mut Cx<'_>, Together(input): Together<Input>) -> iam::Result<Empty> {
        let user = UserReference::of(input.user_principal_name, input.user_id, None).name(cx.scope()).await?;
        iam::user::delete(cx.scope(), &user).await?;
        Ok(Empty {})
    }
}
