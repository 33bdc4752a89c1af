//! `AttachPolicyToUser`, `AttachPolicyToGroup`, `AttachPolicyToRole`

use std::marker::PhantomData;

use iam::attachment;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Holder;
use crate::ram::Ram;
use crate::ram::view::Empty;

/// Attaches a policy to a user, group or role; it counts with the holder's next call.
#[derive(Debug)]
pub struct AttachPolicy<H>(PhantomData<H>);

impl<H: Holder> Operation for AttachPolicy<H> {
    const NAME: &'static str = H::ATTACH;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = H::EXAMPLE;
    type Service = Ram;
    type Input = H::Pair;
    type Output = Empty;

    fn checks(input: &H::Pair, caller: &Caller, _: &Call) -> Checks {
        super::checks::<H>(H::ATTACH, input, caller)
    }

    fn handle(cx: &mut Cx<'_>, input: H::Pair) -> iam::Result<Empty> {
        let pair = H::pair(&input);
        let (owner, reach) = (pair.policy_type.into(), pair.reach(cx.scope())?);
        attachment::attach(cx.scope(), H::KIND, &pair.holder, owner, &pair.policy, &reach)?;
        Ok(Empty {})
    }
}
