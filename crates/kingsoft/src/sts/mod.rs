//! STS, version 2015-11-01: sessions of roles.
//!
//! There is no operation that says who calls; clients find out with IAM's `ListAllUserAccessKeys`.

mod assume_role;
mod field;

pub use assume_role::AssumeRole;

use wire::{Failure, ParamError, Service, routes};

use crate::iam::errors::{self, Error};
use crate::product::Product;

/// The service.
#[derive(Debug)]
pub struct Sts;

/// The product and its operations.
pub static PRODUCT: Product =
    Product { name: Sts::NAME, version: Sts::VERSION, regional: false, routes: routes![AssumeRole<Sts>] };

impl Service for Sts {
    const NAME: &'static str = "sts";
    const VERSION: &'static str = "2015-11-01";
    const ITEM: fn(&str) -> &'static str = |_| "member";
    type Dialect = crate::dialect::Kingsoft;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        crate::refusal::param(error, errors::BAD_VALUE)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }
}
