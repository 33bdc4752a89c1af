//! `ListGroupsForUser`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::List;
use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesUser};

/// `ListGroupsForUser`; RAM and IMS have it.
#[derive(Debug)]
pub struct ListGroupsForUser<S = Ram>(PhantomData<S>);

/// Lists the groups that a user is in.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

impl<S: Identities> Operation for ListGroupsForUser<S> {
    const NAME: &'static str = "ListGroupsForUser";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[S::User::EXAMPLE];
    type Service = S;
    type Input = With<Input, S::User>;
    type Output = List<S::JoinedGroup>;

    fn checks(With(_, user): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::only(S::check_user(Self::NAME, caller, user))
    }

    fn handle(cx: &mut Cx<'_>, With(_, user): Self::Input) -> iam::Result<Self::Output> {
        let user = user.known(cx.scope())?;
        let groups = iam::group::groups_of(cx.scope(), &user)?;
        Ok(groups.into_iter().map(Into::into).collect())
    }
}
