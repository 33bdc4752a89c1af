//! Functions. They go by their names, each region having names of its own.

mod code;
mod configuration;
mod create_function;
mod delete_function;
mod environment;
mod get_function;
mod list_functions;
mod named;
mod role;
mod update_function;
mod view;

pub use create_function::CreateFunction;
pub use delete_function::DeleteFunction;
pub use get_function::GetFunction;
pub use list_functions::ListFunctions;
pub use update_function::UpdateFunction;
pub use view::View;

use alibaba_core::arn;
use sts::Caller;
use wire::{Call, Check};

use crate::region;

pub(crate) use configuration::Configuration;

/// The question about a function, or about all where `name` is `*`.
fn about(action: &'static str, caller: &Caller, call: &Call, name: &str) -> Check {
    let relative = format_args!("functions/{name}");
    Check::new(action, arn::regional("fc", Some(region::of(call)), caller.account(), relative))
}

/// Region and name of the function in the name of a resource; `None` where it names no single one.
pub(crate) fn of_resource(resource: &str) -> Option<(&str, &str)> {
    let mut parts = resource.strip_prefix("acs:fc:")?.splitn(3, ':');
    let (region, relative) = (parts.next()?, parts.nth(1)?);
    let name = relative.strip_prefix("functions/").filter(|name| *name != "*")?;
    Some((region, name))
}
