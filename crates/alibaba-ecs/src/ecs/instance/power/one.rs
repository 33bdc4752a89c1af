//! `StartInstance`, `StopInstance`, `RebootInstance`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::Action;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Required;
use crate::ecs::view::Empty;

/// Starts, stops or restarts an instance.
#[derive(Debug)]
pub struct Power<A>(PhantomData<A>);

/// The instance of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct One {
    /// Instance.
    instance_id: Required,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl<A: Action> Operation for Power<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<A, One>;
    type Output = Empty;

    fn checks(With(_, on): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        one(format!("ecs:{}", A::NAME), caller, call, "instance", &on.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, With(action, on): Self::Input) -> Result<Empty> {
        action.check(cx, &on.instance_id)?;
        action.act(cx.scope(), &on.instance_id)?;
        if on.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
