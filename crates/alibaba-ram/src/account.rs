//! Operations on the account itself: each reads or changes one thing of it.

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::identities::Identities;

/// What an operation on the account reads or changes.
pub trait OfAccount: 'static {
    /// Name of the operation.
    const NAME: &'static str;
    /// Whether it changes something.
    const EFFECT: Effect;
    /// An example of its parameters; most have none.
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];

    /// The product.
    type Service: Identities;
    /// Its parameters.
    type Input: DeserializeOwned + JsonSchema + Send + Sync;
    /// Its answer.
    type Output: Serialize + JsonSchema;

    /// Does it.
    fn handle(cx: &mut Cx<'_>, input: Self::Input) -> iam::Result<Self::Output>;
}

/// An operation on the account; the policies are asked about everything that the account has.
#[derive(Debug)]
pub struct OnAccount<T>(PhantomData<T>);

impl<T: OfAccount> Operation for OnAccount<T> {
    const NAME: &'static str = T::NAME;
    const EFFECT: Effect = T::EFFECT;
    const EXAMPLE: &'static [(&'static str, &'static str)] = T::EXAMPLE;
    type Service = T::Service;
    type Input = T::Input;
    type Output = T::Output;

    fn checks(_: &T::Input, caller: &Caller, _: &Call) -> Checks {
        T::Service::checks(T::NAME, caller, "*")
    }

    fn handle(cx: &mut Cx<'_>, input: T::Input) -> iam::Result<T::Output> {
        T::handle(cx, input)
    }
}
