//! Products that are offered region by region: they refuse in the words of KEC, and conditions ask about the tags of what
//! they keep.

use std::marker::PhantomData;

use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx, Failure, ParamError, Service};

use crate::kec::condition_keys;
use crate::kec::errors::{self, Error};

/// What a product is called.
pub trait Named: 'static {
    /// Name in credential scopes and hosts.
    const NAME: &'static str;
    /// Version of its interface.
    const VERSION: &'static str = "2016-03-04";
    /// Names of the elements of lists in XML.
    const ITEM: fn(&str) -> &'static str = |_| "item";
}

/// The service of a product that is offered region by region.
#[derive(Debug)]
pub struct Regional<N>(PhantomData<N>);

impl<N: Named> Service for Regional<N> {
    const NAME: &'static str = N::NAME;
    const VERSION: &'static str = N::VERSION;
    const ITEM: fn(&str) -> &'static str = N::ITEM;
    type Dialect = crate::dialect::Kingsoft;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        condition_keys::tags(cx, check, context)
    }
}
