//! `AttachPolicy`, `DetachPolicy`

use std::marker::PhantomData;

use alibaba_core::principal_name::Domain;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Pair;
use crate::ram::attachment::Verb;
use crate::ram::view::Empty;
use crate::resource_manager::ResourceManager;

/// An operation that attaches a policy to a user, group or role, or detaches it.
#[derive(Debug)]
pub struct ChangePolicy<V>(PhantomData<V>);

impl<V: Verb> Operation for ChangePolicy<V> {
    const NAME: &'static str = if V::ATTACHES { "AttachPolicy" } else { "DetachPolicy" };
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = super::EXAMPLE;
    type Service = ResourceManager;
    type Input = Pair;
    type Output = Empty;

    fn checks(input: &Pair, caller: &Caller, _: &Call) -> Checks {
        super::checks(Self::NAME, input, caller)
    }

    fn handle(cx: &mut Cx<'_>, input: Pair) -> iam::Result<Empty> {
        let domain = Domain::of_account(cx.scope())?;
        let holder = input.principal_name.holder(input.principal_type, &domain)?;
        let reach = V::reach(cx.scope(), &input.resource_group_id.0)?;
        let (owner, policy) = (input.policy_type.into(), input.policy_name.into());
        V::CHANGE(cx.scope(), input.principal_type.into(), &holder, owner, &policy, &reach)?;
        Ok(Empty {})
    }
}
