//! `AddUserToGroup` and `RemoveUserFromGroup`: two operations over one change of who is in a group.

use std::fmt::Debug;
use std::marker::PhantomData;

use iam::Name;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesUser};
use crate::ram::view::Empty;

/// A change of who is in a group: the parameters beside the user.
pub trait Membership: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Name of the group.
    fn group(&self) -> &str;
    /// Makes the change.
    fn change(scope: &mut Scope<'_>, group: &Name, user: &Name) -> iam::Result<()>;
}

/// An operation that changes who is in a group; RAM and IMS have it.
#[derive(Debug)]
pub struct ChangeMembership<M, S = Ram>(PhantomData<(M, S)>);

impl<M: Membership, S: Identities> Operation for ChangeMembership<M, S> {
    const NAME: &'static str = M::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[S::User::EXAMPLE, ("GroupName", "developers")];
    type Service = S;
    type Input = With<S::User, M>;
    type Output = Empty;

    fn checks(With(user, input): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        let group = format!("group/{}", input.group());
        Checks::only(S::check_user(M::NAME, caller, user)).and(S::check(M::NAME, caller, &group))
    }

    fn handle(cx: &mut Cx<'_>, With(user, input): Self::Input) -> iam::Result<Empty> {
        let user = user.known(cx.scope())?;
        M::change(cx.scope(), &Name::from(input.group()), &user)?;
        Ok(Empty {})
    }
}
