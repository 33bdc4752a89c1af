//! Function Compute 3.0, version 2023-03-30: functions with their roles, and what an invocation is given.
//!
//! Functions are kept and never run. [`invocation`] says with which variables and credentials one would be called.

#![expect(clippy::struct_field_names, reason = "fields of answers have the vendor's names")]

pub mod error;
pub mod function;
pub mod invocation;
mod region;

pub use error::{Error, Result};

use alibaba_core::product::{Path, Product};
use policy_engine::Context;
use store::{Fault, tag};
use wire::{Check, Cx, Denial, Failure, ParamError, Service, routes};

/// The service.
#[derive(Debug)]
pub struct Fc;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "FC",
    version: Fc::VERSION,
    host: "fcv3",
    routes: routes![
        function::CreateFunction,
        function::GetFunction,
        function::UpdateFunction,
        function::DeleteFunction,
        function::ListFunctions,
    ],
    paths: &[
        Path { method: "POST", path: "/2023-03-30/functions", operation: "CreateFunction" },
        Path { method: "GET", path: "/2023-03-30/functions", operation: "ListFunctions" },
        Path { method: "GET", path: "/2023-03-30/functions/{functionName}", operation: "GetFunction" },
        Path { method: "PUT", path: "/2023-03-30/functions/{functionName}", operation: "UpdateFunction" },
        Path { method: "DELETE", path: "/2023-03-30/functions/{functionName}", operation: "DeleteFunction" },
    ],
};

impl Service for Fc {
    const NAME: &'static str = "FC";
    const VERSION: &'static str = "2023-03-30";
    type Dialect = alibaba_core::Alibaba;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        error::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        error::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        error::denied(denial)
    }

    fn token_mismatch() -> Failure {
        error::invalid("the client token was used with other parameters")
    }

    /// The tags of the function that a check is about.
    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> std::result::Result<(), Fault> {
        if check.resource.starts_with("acs:ram:") {
            return alibaba_core::condition_keys::ram_tags(cx, check, context);
        }
        let Some((region, name)) = function::of_resource(&check.resource) else { return Ok(()) };
        let key = functions::function::key_in(region, name);
        for (key, value) in tag::of(cx.scope(), functions::function::TAGGED, &key)?.iter() {
            context.push(format!("acs:ResourceTag/{key}"), value);
        }
        Ok(())
    }

    fn resource_group(cx: &mut Cx<'_>, check: &Check) -> std::result::Result<Option<String>, Fault> {
        let Some((region, name)) = function::of_resource(&check.resource) else { return Ok(None) };
        let group = match functions::function::get(cx.scope(), region, name) {
            Ok(function) => function.resource_group,
            Err(functions::Error::Store(fault)) => return Err(fault),
            Err(_) => return Ok(None),
        };
        let group = Some(group).filter(|group| !group.is_empty());
        Ok(Some(group.unwrap_or_else(|| alibaba_core::resource_group::default_of(cx.caller().account()))))
    }
}
