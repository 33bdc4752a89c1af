//! `AttachUserPolicy`, `AttachGroupPolicy` and `AttachRolePolicy`

use std::marker::PhantomData;

use iam::attachment::Reach;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::holder::{Holder, Pair};
use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::view::Counted;

/// Attaches a policy to a holder. It takes effect with the next call, also of sessions that have begun.
#[derive(Debug)]
pub struct Attach<H>(PhantomData<H>);

impl<H: Holder> Operation for Attach<H> {
    const NAME: &'static str = H::ATTACH;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = H::EXAMPLE;
    type Service = Iam;
    type Input = H::Pair;
    type Output = Counted;

    fn checks(input: &H::Pair, caller: &Caller, _: &Call) -> Checks {
        // Both the holder and the policy must be within the caller's reach.
        let action = || format!("iam:{}", H::ATTACH);
        Checks::of(action(), input.holder_krn(caller)).and(Check::new(action(), input.policy_krn()))
    }

    fn handle(cx: &mut Cx<'_>, input: H::Pair) -> Result<Counted, Error> {
        let (holder, policy) = input.split();
        let (owner, policy) = policy.0.find(cx.caller().account())?;
        iam::attachment::attach(cx.scope(), H::KIND, &holder, owner, &policy, &Reach::Account)?;
        Ok(Counted::ONE)
    }
}
