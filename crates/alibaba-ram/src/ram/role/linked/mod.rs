//! Roles that belong to a service of the cloud.

mod create_service_linked_role;
mod delete_service_linked_role;
mod get_service_linked_role_template;
mod task;

pub use create_service_linked_role::CreateServiceLinkedRole;
pub use delete_service_linked_role::DeleteServiceLinkedRole;
pub use get_service_linked_role_template::GetServiceLinkedRoleTemplate;
pub(crate) use task::TaskId;

use alibaba_core::arn;
use iam::Name;
use iam::role::linked::Use;
use wire::{Check, Cx};

/// The condition key of every question about such roles.
pub(crate) const SERVICE_NAME: &str = "ram:ServiceName";

/// A question about the service-linked role of this name, with its service where the name tells it.
pub(crate) fn check(action: &'static str, account: &str, role: &str) -> Check {
    let check = Check::new(action, arn::role(account, role));
    match alibaba_core::linked_services::of_role(role) {
        Some(known) => check.fact(SERVICE_NAME, known.service),
        None => check,
    }
}

/// Everything that uses the role of this name now: the instances that carry it.
fn uses(cx: &mut Cx<'_>, role: &Name) -> iam::Result<Vec<Use>> {
    let account = cx.caller().account();
    let carriers = compute::instance::role::carriers(cx.scope(), role)?;
    let part = |carrier: compute::instance::role::Carrier| Use {
        resource: arn::regional("ecs", Some(&carrier.region), account, format_args!("instance/{}", carrier.id)),
        region: carrier.region,
    };
    Ok(carriers.into_iter().map(part).collect())
}
