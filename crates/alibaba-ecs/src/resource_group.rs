//! Resource groups of resources: of new ones, and of those that are moved.

use alibaba_core::resource_group::exists;
use wire::Scope;

use crate::ecs::codes;
use crate::ecs::{Error, Result};
use crate::resource::Kind;

/// The resource group of a new resource of ECS or VPC: the one that is named, or none.
///
/// A group that is not there is refused, in the words of the vendor's table of ECS's errors.
pub(crate) fn of_resource(scope: &mut Scope<'_>, group: Option<&str>) -> Result<String> {
    let group = group.unwrap_or_default();
    if !group.is_empty() {
        check(scope, group)?;
    }
    Ok(group.to_owned())
}

fn check(scope: &mut Scope<'_>, group: &str) -> Result<()> {
    match exists(scope, group) {
        Ok(true) => Ok(()),
        Err(iam::Error::Store(fault)) => Err(fault.into()),
        Ok(false) | Err(_) => Err(Error::of(codes::call::RESOURCE_GROUP_NOT_FOUND)),
    }
}

/// Moves a resource to another group. One that is in the group already stays there.
pub(crate) fn join(scope: &mut Scope<'_>, kind: &Kind, region: Option<&str>, id: &str, group: &str) -> Result<()> {
    check(scope, group)?;
    let missing = || Error::of(codes::call::RESOURCE_NOT_FOUND);
    let Some(stored) = kind.stored.filter(compute::resource::Kind::is_movable) else { return Err(missing()) };
    let key = stored.key_in(region.unwrap_or_default(), id);
    let place = stored.regions_and_groups(scope, &[&key])?.remove(&*key).ok_or_else(missing)?;
    if region.is_some_and(|region| region != place.region) {
        return Err(missing());
    }
    Ok(stored.move_to(scope, &key, group)?)
}
