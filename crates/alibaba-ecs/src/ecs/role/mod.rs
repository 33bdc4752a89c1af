//! Roles of instances.

mod attach_instance_ram_role;
mod describe_instance_ram_role;
mod detach_instance_ram_role;

pub use attach_instance_ram_role::AttachInstanceRamRole;
pub use describe_instance_ram_role::DescribeInstanceRamRole;
pub use detach_instance_ram_role::DetachInstanceRamRole;

use compute::instance::Instance;
use iam::role::Passable;
use wire::Scope;

use super::errors::{Error, Result};

/// The service that a role must trust.
const SERVICE: &str = "ecs.aliyuncs.com";

/// What an instance answers that has another role already.
///
/// The vendor's pages name no code for it; this one is what a script in use expects.
pub(super) const NOT_SUPPORTED: (u16, &str, &str) =
    (400, "InvalidInstanceRamRole.NotSupport", "The specified instance already has another RAM role.");

/// What an instance answers that does not have the role it should lose.
const NOT_ATTACHED: (&str, &str) =
    ("InvalidRamRole.NotFound", "The specified RAM role is not attached to the specified instance.");

/// Who asks for a role. The vendor's status for a role that does not trust ECS differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// An order for instances.
    ByOrder,
    /// An attachment to instances that are there.
    ByAttachment,
}

/// A role that ECS may give to an instance.
pub(super) fn passable(scope: &mut Scope<'_>, name: &str, asked: Asked) -> Result<Passable> {
    let (status, missing) = match asked {
        Asked::ByOrder => (401, "The specified parameter \"RAMRoleName\" does not exist."),
        Asked::ByAttachment => (404, "The specified RAMRoleName does not exist."),
    };
    match iam::role::passable(scope, &name.into(), SERVICE) {
        Ok(role) => Ok(role),
        Err(iam::Error::Store(fault)) => Err(fault.into()),
        Err(iam::Error::NotTrusting { .. }) => Err(Error::new(
            status,
            "InvalidRamRole.NotEcsRole",
            "The specified ram role is not authorized for ecs, please check your role policy.",
        )),
        Err(_) => Err(Error::new(404, "InvalidRamRole.NotFound", missing)),
    }
}

/// The instances that a call names, all of them in its region.
fn named(scope: &mut Scope<'_>, region: &str, ids: &[String]) -> Result<Vec<Instance>> {
    if ids.is_empty() || ids.len() > 100 {
        return Err(Error::new(400, "InvalidInstanceIds.Malformed", "The specified instanceIds are not valid."));
    }
    let texts: Vec<_> = ids.iter().map(String::as_str).collect();
    let found = compute::instance::get_many(scope, &texts)?;
    let here = |id: &String| {
        let instance = found.iter().find(|instance| instance.id == *id && instance.region == region).cloned();
        instance.ok_or_else(|| compute::Error::not_found(compute::Kind::Instance, id).into())
    };
    ids.iter().map(here).collect()
}
