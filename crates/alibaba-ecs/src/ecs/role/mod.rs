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
use crate::ecs::codes;

/// The service that a role must trust.
pub(super) const SERVICE: &str = "ecs.aliyuncs.com";

/// Who asks for a role. The vendor's status for a role that does not trust ECS differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// What to launch.
    ByOrder,
    /// An attachment to instances that are there.
    ByAttachment,
}

/// A role that ECS may give to an instance.
pub(crate) fn passable(scope: &mut Scope<'_>, name: &str, asked: Asked) -> Result<Passable> {
    let (missing, not_trusting) = match asked {
        Asked::ByOrder => (codes::role::NOT_FOUND_BY_ORDER, codes::role::NOT_TRUSTING_BY_ORDER),
        Asked::ByAttachment => (codes::role::NOT_FOUND, codes::role::NOT_TRUSTING),
    };
    match iam::role::passable(scope, &name.into(), SERVICE) {
        Ok(role) => Ok(role),
        Err(iam::Error::Store(fault)) => Err(fault.into()),
        Err(iam::Error::NotTrusting { .. }) => Err(Error::of(not_trusting)),
        Err(_) => Err(Error::of(missing)),
    }
}

/// The instances that a call names, all of them in its region.
fn named(scope: &mut Scope<'_>, region: &str, ids: &[String]) -> Result<Vec<Instance>> {
    if ids.is_empty() || ids.len() > 100 {
        return Err(Error::of(codes::instance::IDS_MALFORMED));
    }
    let texts: Vec<_> = ids.iter().map(String::as_str).collect();
    let found = compute::instance::get_many(scope, &texts)?;
    let here = |id: &String| {
        let instance = found.iter().find(|instance| instance.id == *id && instance.region == region).cloned();
        instance.ok_or_else(|| compute::Error::not_found(compute::Kind::Instance, id).into())
    };
    ids.iter().map(here).collect()
}
