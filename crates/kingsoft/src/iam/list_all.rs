//! Lists of everything of one kind in the account, page by page.

use std::fmt::Debug;
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::Iam;
use super::errors::Error;
use super::field::Part;
use crate::krn;

/// What is listed: the parameters beside the page.
pub trait Kind: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;
    /// The kind in resource names, such as `role`.
    const KIND: &'static str;
    /// An example of the parameters; most have none.
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];

    /// The answer.
    type Output: Serialize + JsonSchema;

    /// The page.
    fn page(self, cx: &mut Cx<'_>, part: &Part) -> Result<Self::Output, Error>;
}

/// An operation that lists everything of one kind.
#[derive(Debug)]
pub struct ListAll<T>(PhantomData<T>);

impl<T: Kind> Operation for ListAll<T> {
    const NAME: &'static str = T::NAME;
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = T::EXAMPLE;
    type Service = Iam;
    type Input = With<T, Part>;
    type Output = T::Output;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of(format!("iam:{}", T::NAME), krn::iam(caller.account(), format_args!("{}/*", T::KIND)))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> Result<T::Output, Error> {
        input.page(cx, &part)
    }
}
