//! `AddUserToGroup` and `RemoveUserFromGroup`: two operations over one change of who is in a group

use std::fmt::Debug;
use std::marker::PhantomData;

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation, Scope, With};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{GroupName, UserName};
use crate::iam::view::Done;
use crate::krn;

/// What happens to a user and a group.
pub trait Membership: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Makes the change.
    fn change(scope: &mut Scope<'_>, group: &Name, user: &Name) -> iam::Result<()>;
}

/// An operation that changes who is in a group.
#[derive(Debug)]
pub struct ChangeMembership<M>(PhantomData<M>);

/// The group and the user.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Pair {
    /// Name of the group.
    group_name: GroupName,
    /// Name of the user.
    user_name: UserName,
}

/// Puts a user into a group. The policies of the group count with its next call.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct AddUserToGroup {}

impl Membership for AddUserToGroup {
    const NAME: &'static str = "AddUserToGroup";

    fn change(scope: &mut Scope<'_>, group: &Name, user: &Name) -> iam::Result<()> {
        iam::group::add_user(scope, group, user)
    }
}

/// Takes a user out of a group.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct RemoveUserFromGroup {}

impl Membership for RemoveUserFromGroup {
    const NAME: &'static str = "RemoveUserFromGroup";

    fn change(scope: &mut Scope<'_>, group: &Name, user: &Name) -> iam::Result<()> {
        iam::group::remove_user(scope, group, user)
    }
}

impl<M: Membership> Operation for ChangeMembership<M> {
    const NAME: &'static str = M::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers"), ("UserName", "alice")];
    type Service = Iam;
    type Input = With<Pair, M>;
    type Output = Done;

    fn checks(With(pair, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        let action = format!("iam:{}", M::NAME);
        Checks::of(action.clone(), krn::group(caller.account(), &pair.group_name.0))
            .and(Check::new(action, krn::user(caller.account(), &pair.user_name.0)))
    }

    fn handle(cx: &mut Cx<'_>, With(pair, _): Self::Input) -> Result<Done, Error> {
        M::change(cx.scope(), &pair.group_name.into(), &pair.user_name.into())?;
        Ok(Done::YES)
    }
}
