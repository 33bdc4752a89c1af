//! Resource groups of new resources.

use alibaba_core::resource_group::default_of;

use crate::ecs::codes;
use crate::ecs::{Error, Result};

/// The resource group of a new resource of ECS or VPC: the one that is named, or none.
///
/// A group that is not there is refused, in the words of the vendor's table of ECS's errors.
pub(crate) fn of_resource(account: &str, group: Option<&str>) -> Result<String> {
    let group = group.unwrap_or_default();
    if group.is_empty() || group == default_of(account) {
        return Ok(group.to_owned());
    }
    Err(Error::of(codes::call::RESOURCE_GROUP_NOT_FOUND))
}
