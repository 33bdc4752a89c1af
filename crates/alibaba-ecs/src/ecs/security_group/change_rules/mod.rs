//! The six operations on rules: three verbs, each for both directions of the traffic.

mod authorize;
mod egress;
mod ingress;
mod modify;
mod revoke;
mod terms;

pub use authorize::Authorize;
pub use egress::Egress;
pub use ingress::Ingress;
pub use modify::Modify;
pub use revoke::Revoke;

use std::fmt::Debug;
use std::marker::PhantomData;

use compute::network::security_group::rule::Direction;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::rule::Permission;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::view::Empty;
use terms::Terms;

/// What is done with rules; the parameters that say of which group, and which.
pub trait Verb: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// How the operation is called for traffic to the instances of a group.
    const INGRESS: Named;
    /// How it is called for traffic from them.
    const EGRESS: Named;

    /// The security group.
    fn group(&self) -> &str;

    /// Does it. `own` is the rule that the call says in parameters of its own.
    fn act(self, cx: &mut Cx<'_>, direction: Direction, own: Permission) -> Result<()>;
}

/// Name and example of an operation.
#[derive(Debug)]
pub struct Named {
    name: &'static str,
    example: &'static [(&'static str, &'static str)],
}

/// Which way traffic goes; the parameters that name a group or a prefix list at the far end.
pub trait Way: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// The direction.
    const DIRECTION: Direction;

    /// Adds the far end to a rule.
    fn add_to(self, permission: Permission) -> Permission;
}

/// Adds, removes or changes rules of a security group.
#[derive(Debug)]
pub struct ChangeRules<V, W>(PhantomData<(V, W)>);

impl<V: Verb, W: Way> ChangeRules<V, W> {
    const NAMED: Named = match W::DIRECTION {
        Direction::Ingress => V::INGRESS,
        Direction::Egress => V::EGRESS,
    };
}

impl<V: Verb, W: Way> Operation for ChangeRules<V, W> {
    const NAME: &'static str = Self::NAMED.name;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = Self::NAMED.example;
    type Service = Ecs;
    type Input = With<V, With<Terms, W>>;
    type Output = Empty;

    fn checks(With(verb, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        one(format!("ecs:{}", Self::NAMED.name), caller, call, "securitygroup", verb.group())
    }

    fn handle(cx: &mut Cx<'_>, With(verb, With(terms, far)): Self::Input) -> Result<Empty> {
        verb.act(cx, W::DIRECTION, far.add_to(terms.into()))?;
        Ok(Empty {})
    }
}
