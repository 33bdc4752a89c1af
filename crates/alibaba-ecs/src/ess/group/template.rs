//! The launch template that a call names for a group: its role is asked about, as in a launch.

use compute::scaling::Group;
use store::Fault;
use sts::Caller;
use wire::{Checks, Scope};

use crate::ecs::checks::pass_role;
use crate::ecs::field::Text;
use crate::ecs::instance::RunInstances;
use crate::ecs::location::region_of_id;
use crate::ecs::{Error, Result};
use crate::ess::{codes, order};

/// The role of a launch template, where it has one.
pub(super) type Role = Option<String>;

/// Finds the role of the version that a call names, before policies are asked.
pub(super) fn load(scope: &mut Scope<'_>, id: &Text, version: &Text) -> std::result::Result<Role, Fault> {
    let Some(id) = id.get() else { return Ok(None) };
    match launch(scope, id, version) {
        Ok(launch) => Ok(launch.ram_role_name.cloned()),
        Err(Error::Domain(compute::Error::Store(fault))) => Err(fault),
        // It is refused once the call is allowed.
        Err(_) => Ok(None),
    }
}

/// Asks whether the caller may pass the role.
pub(super) fn checks(checks: Checks, role: &Role, caller: &Caller) -> Checks {
    checks.and_if(role.as_deref(), |role| pass_role(caller, role))
}

/// Has a group make instances after a launch template, with the role that was asked about.
pub(super) fn take(scope: &mut Scope<'_>, group: &mut Group, (id, version): (&Text, &Text)) -> Result<()> {
    let Some(id) = id.get() else { return Ok(()) };
    let (launch, _) = order::of_template(scope, &group.region, id, version.get().unwrap_or_default())?;
    order::check_template(&launch)?;
    id.clone_into(&mut group.template_id);
    group.template_version = version.cloned().unwrap_or_else(|| "Default".to_owned());
    group.template_role = launch.ram_role_name.or_empty();
    group.configuration_id.clear();
    Ok(())
}

fn launch(scope: &mut Scope<'_>, id: &str, version: &Text) -> Result<RunInstances> {
    let region = region_of_id(id).ok_or_else(|| Error::of(codes::TEMPLATE_NOT_FOUND))?;
    Ok(order::of_template(scope, &region.id, id, version.get().unwrap_or_default())?.0)
}
