//! `AttachPolicyToUser`, `DetachPolicyFromUser`, and the same of groups and roles

use std::fmt::Debug;
use std::marker::PhantomData;

use alibaba_core::resource_group;
use iam::Name;
use iam::attachment::{self, HolderKind, Reach};
use iam::policy::Owner;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::Holder;
use crate::ram::Ram;
use crate::ram::view::Empty;

/// What happens to a policy and a holder.
pub trait Verb: Debug + 'static {
    /// Whether the policy is attached; else it is detached.
    const ATTACHES: bool;

    /// How far the attachment reaches, of a resource group that the call may name.
    fn reach(scope: &mut Scope<'_>, group: &str) -> iam::Result<Reach>;
    /// Makes the change.
    fn change(
        scope: &mut Scope<'_>,
        kind: HolderKind,
        holder: &Name,
        owner: Owner,
        policy: &Name,
        reach: &Reach,
    ) -> iam::Result<()>;
}

/// The policy is attached; it counts with the holder's next call.
#[derive(Debug)]
pub struct Attach;

impl Verb for Attach {
    const ATTACHES: bool = true;

    fn reach(scope: &mut Scope<'_>, group: &str) -> iam::Result<Reach> {
        resource_group::reach(scope, group)
    }

    fn change(
        scope: &mut Scope<'_>,
        kind: HolderKind,
        holder: &Name,
        owner: Owner,
        policy: &Name,
        reach: &Reach,
    ) -> iam::Result<()> {
        attachment::attach(scope, kind, holder, owner, policy, reach)
    }
}

/// The policy is detached; it stops to count with the holder's next call.
#[derive(Debug)]
pub struct Detach;

impl Verb for Detach {
    const ATTACHES: bool = false;

    fn reach(scope: &mut Scope<'_>, group: &str) -> iam::Result<Reach> {
        Ok(resource_group::named(scope.account().as_str(), group))
    }

    fn change(
        scope: &mut Scope<'_>,
        kind: HolderKind,
        holder: &Name,
        owner: Owner,
        policy: &Name,
        reach: &Reach,
    ) -> iam::Result<()> {
        attachment::detach(scope, kind, holder, owner, policy, reach)
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
    type Input = H::Pair;
    type Output = Empty;

    fn checks(input: &H::Pair, caller: &Caller, _: &Call) -> Checks {
        super::checks::<H>(Self::NAME, input, caller)
    }

    fn handle(cx: &mut Cx<'_>, input: H::Pair) -> iam::Result<Empty> {
        let pair = H::pair(&input);
        let reach = V::reach(cx.scope(), pair.resource_group.as_deref().unwrap_or_default())?;
        V::change(cx.scope(), H::KIND, &pair.holder, pair.policy_type.into(), &pair.policy, &reach)?;
        Ok(Empty {})
    }
}
