//! `AttachPolicyToUser`, `DetachPolicyFromUser`, and the same of groups and roles

use std::fmt::Debug;
use std::marker::PhantomData;

use alibaba_core::resource_group;
use iam::Name;
use iam::attachment::{self, Change, Reach};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation, Scope, With};

use super::{Holder, Policy};
use crate::ram::Ram;
use crate::ram::policy;
use crate::ram::view::Empty;

/// What happens to a policy and a holder.
pub trait Verb: Debug + 'static {
    /// Whether the policy is attached; else it is detached.
    const ATTACHES: bool;
    /// The rule that makes the change.
    const CHANGE: Change;

    /// How far the attachment reaches, of a resource group that the call may name.
    fn reach(scope: &mut Scope<'_>, group: &str) -> iam::Result<Reach>;
}

/// The policy is attached; it counts with the holder's next call.
#[derive(Debug)]
pub struct Attach;

impl Verb for Attach {
    const ATTACHES: bool = true;
    const CHANGE: Change = attachment::attach;

    fn reach(scope: &mut Scope<'_>, group: &str) -> iam::Result<Reach> {
        resource_group::reach(scope, group)
    }
}

/// The policy is detached; it stops to count with the holder's next call.
#[derive(Debug)]
pub struct Detach;

impl Verb for Detach {
    const ATTACHES: bool = false;
    const CHANGE: Change = attachment::detach;

    fn reach(scope: &mut Scope<'_>, group: &str) -> iam::Result<Reach> {
        Ok(resource_group::named(scope.account().as_str(), group))
    }
}

/// An operation that attaches a policy to a user, group or role, or detaches it.
#[derive(Debug)]
pub struct ChangePolicy<V, H>(PhantomData<(V, H)>);

impl<V: Verb, H: Holder> Operation for ChangePolicy<V, H> {
    const NAME: &'static str = if V::ATTACHES { H::ATTACH } else { H::DETACH };
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = H::EXAMPLE;
    type Service = Ram;
    type Input = With<Policy, H>;
    type Output = Empty;

    fn checks(With(policy, holder): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        let action = format!("ram:{}", Self::NAME);
        let on_holder = Check::new(action.clone(), H::arn(caller.account(), holder.name()));
        let policy = policy::arn_of(caller, policy.policy_type, &policy.policy_name.0);
        Checks::only(on_holder).and(Check::new(action, policy))
    }

    fn handle(cx: &mut Cx<'_>, With(policy, holder): Self::Input) -> iam::Result<Empty> {
        let reach = V::reach(cx.scope(), policy.resource_group_id.as_deref().unwrap_or_default())?;
        let (owner, name) = (policy.policy_type.into(), Name::from(policy.policy_name.0.as_str()));
        V::CHANGE(cx.scope(), H::KIND, &Name::from(holder.name()), owner, &name, &reach)?;
        Ok(Empty {})
    }
}
