//! `AttachPolicy`

use alibaba_core::principal_name::Domain;
use alibaba_core::resource_group;
use iam::attachment;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Pair;
use crate::ram::view::Empty;
use crate::resource_manager::ResourceManager;

/// Attaches a policy to a user, group or role; it counts with the holder's next call.
#[derive(Debug)]
pub struct AttachPolicy;

impl Operation for AttachPolicy {
    const NAME: &'static str = "AttachPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = super::EXAMPLE;
    type Service = ResourceManager;
    type Input = Pair;
    type Output = Empty;

    fn checks(input: &Pair, caller: &Caller, _: &Call) -> Checks {
        super::checks("ram:AttachPolicy", input, caller)
    }

    fn handle(cx: &mut Cx<'_>, input: Pair) -> iam::Result<Empty> {
        let domain = Domain::of_account(cx.scope())?;
        let holder = input.principal_name.holder(input.principal_type, &domain)?;
        let reach = resource_group::reach(cx.scope(), &input.resource_group_id.0)?;
        let (owner, policy) = (input.policy_type.into(), input.policy_name.into());
        attachment::attach(cx.scope(), input.principal_type.into(), &holder, owner, &policy, &reach)?;
        Ok(Empty {})
    }
}
