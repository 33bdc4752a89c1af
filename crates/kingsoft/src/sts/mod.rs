//! STS, version 2015-11-01: sessions of roles.
//!
//! There is no operation that says who calls; clients find out with IAM's `ListAllUserAccessKeys`.

mod assume_role;
mod field;

pub use assume_role::AssumeRole;

use policy_engine::Context;
use serde::Serialize;
use store::Fault;
use wire::{Call, Check, Cx, Denial, Failure, Format, ParamError, Params, PrincipalNames, Service, routes};

use crate::iam::errors::{self, Error};
use crate::product::Product;

/// The service.
#[derive(Debug)]
pub struct Sts;

/// The product and its operations.
pub const PRODUCT: Product =
    Product { name: Sts::NAME, version: Sts::VERSION, regional: false, routes: routes![AssumeRole<Sts>] };

impl Service for Sts {
    const NAME: &'static str = "sts";
    const VERSION: &'static str = "2015-11-01";
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        crate::refusal::param(error, errors::BAD_VALUE)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        crate::refusal::denied(denial)
    }

    fn token_mismatch() -> Failure {
        crate::refusal::token_mismatch()
    }

    fn rehearsal(params: &Params) -> Option<Failure> {
        crate::rehearsal::answer(params)
    }

    fn render<T: Serialize>(format: Format, operation: &str, request_id: &str, output: &T) -> Vec<u8> {
        crate::envelope::render(format, operation, request_id, output, |_| "member")
    }

    fn principal(caller: &::sts::Caller) -> PrincipalNames {
        crate::caller::names(caller)
    }

    fn context(call: &Call, _: &::sts::Caller, _: &PrincipalNames) -> Context {
        crate::caller::context(call)
    }

    /// Roles of this cloud carry no tags.
    async fn facts(_: &mut Cx<'_>, _: &Check, _: &mut Context) -> Result<(), Fault> {
        Ok(())
    }
}
