//! `GetUser`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::{Broken, Rule, Together, UserPrincipalName, one_of};
use crate::ims::user::UserReference;
use crate::ims::{Ims, view};

/// Returns one user.
#[derive(Debug)]
pub struct GetUser;

/// Parameters of `GetUser`: exactly one of the three.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the user with the domain of the account.
    user_principal_name: Option<UserPrincipalName>,
    /// Identifier of the user.
    user_id: Option<String>,
    /// Identifier of one of the user's access keys.
    user_access_key_id: Option<String>,
}

/// Answer of `GetUser`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    user: view::User,
}

impl Rule for Input {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[
            ("UserPrincipalName", self.user_principal_name.is_some()),
            ("UserId", self.user_id.is_some()),
            ("UserAccessKeyId", self.user_access_key_id.is_some()),
        ])
    }
}

impl From<Input> for UserReference {
    fn from(input: Input) -> Self {
        Self::of(input.user_principal_name, input.user_id, input.user_access_key_id)
    }
}

impl Operation for GetUser {
    const NAME: &'static str = "GetUser";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Together<Input>;
    type Output = Output;

    fn checks(Together(input): &Together<Input>, caller: &Caller, _: &Call) -> Checks {
        Checks::only(UserReference::from(input.clone()).check(Self::NAME, caller))
    }

    async fn handle(cx: &mut Cx<'_>, Together(input): Together<Input>) -> iam::Result<Output> {
        let name = UserReference::from(input).name(cx.scope()).await?;
        let user = iam::user::get(cx.scope(), &name).await?;
        let user_name = Some(user.name.to_string());
        Ok(Output { user: view::User { user_name, ..view::User::tagged(cx, user).await? } })
    }
}
