//! Operations that make or change a login profile: each may hold a password, which is hashed before the transaction.

use std::fmt::Debug;
use std::marker::PhantomData;

use iam::Name;
use iam::password::{Hashed, Password};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Fault;
use sts::Caller;
use wire::{Before, Call, Checks, Cx, Effect, Staged, With};

use crate::ram::identities::{Identities, NamesUser};
use crate::ram::password;

/// How a user is to sign in: the parameters beside the user.
pub trait SignIn: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;
    /// An example of its parameters.
    const EXAMPLE: &'static [(&'static str, &'static str)];

    /// The product.
    type Service: Identities;
    /// Its answer.
    type Output: Serialize + JsonSchema;

    /// The password, when one is given.
    fn password(&self) -> Option<&Password>;
    /// Makes or changes the profile of a user.
    fn apply(self, cx: &mut Cx<'_>, user: &Name, password: Option<Hashed>) -> iam::Result<Self::Output>;
}

/// An operation that sets how a user signs in.
#[derive(Debug)]
pub struct SetPassword<T>(PhantomData<T>);

/// The parameter that names the user.
type User<T> = <<T as SignIn>::Service as Identities>::User;

impl<T: SignIn> Staged for SetPassword<T> {
    const NAME: &'static str = T::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = T::EXAMPLE;
    type Service = T::Service;
    type Input = With<User<T>, T>;
    type Prepared = Option<Hashed>;
    type Loaded = Option<Hashed>;
    type Output = T::Output;

    async fn prepare(before: &Before<'_>, With(_, input): &Self::Input) -> iam::Result<Option<Hashed>> {
        password::hashed(before, input.password()).await
    }

    fn load(_: &mut Cx<'_>, _: &Self::Input, password: Option<Hashed>) -> Result<Option<Hashed>, Fault> {
        Ok(password)
    }

    fn checks(With(user, _): &Self::Input, _: &Option<Hashed>, caller: &Caller, _: &Call) -> Checks {
        Checks::only(T::Service::check_user(T::NAME, caller, user))
    }

    fn handle(cx: &mut Cx<'_>, With(user, input): Self::Input, password: Option<Hashed>) -> iam::Result<T::Output> {
        let user = user.known(cx.scope())?;
        input.apply(cx, &user, password)
    }
}
