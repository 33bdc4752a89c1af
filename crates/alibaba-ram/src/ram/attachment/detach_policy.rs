//! `DetachPolicyFromUser`, `DetachPolicyFromGroup`, `DetachPolicyFromRole`

use std::marker::PhantomData;

use iam::attachment;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Holder;
use crate::ram::Ram;
use crate::ram::view::Empty;

/// Detaches a policy from a user, group or role; it stops to count with the holder's next call.
#[derive(Debug)]
pub struct DetachPolicy<H>(PhantomData<H>);

impl<H: Holder> Operation for DetachPolicy<H> {
    const NAME: &'static str = H::DETACH;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = H::EXAMPLE;
    type Service = Ram;
    type Input = H::Pair;
    type Output = Empty;

    fn checks(input: &H::Pair, caller: &Caller, _: &Call) -> Checks {
        super::checks::<H>(H::DETACH, input, caller)
    }

    fn handle(cx: &mut Cx<'_>, input: H::Pair) -> iam::Result<Empty> {
        let pair = H::pair(&input);
        let (owner, reach) = (pair.policy_type.into(), pair.named_reach(cx.caller().account()));
        attachment::detach(cx.scope(), H::KIND, &pair.holder, owner, &pair.policy, &reach)?;
        Ok(Empty {})
    }
}
