//! Data guard groups: instances that run apart from each other.

mod add_vm_into_data_guard;
mod create_data_guard_group;
mod delete_data_guard_groups;
mod describe_data_guard_group;
mod field;
mod modify_data_guard_groups;
mod remove_vm_from_data_guard;
mod view;

pub use add_vm_into_data_guard::AddVmIntoDataGuard;
pub use create_data_guard_group::CreateDataGuardGroup;
pub use delete_data_guard_groups::DeleteDataGuardGroups;
pub use describe_data_guard_group::DescribeDataGuardGroup;
pub use modify_data_guard_groups::ModifyDataGuardGroups;
pub use remove_vm_from_data_guard::RemoveVmFromDataGuard;
pub(crate) use view::{DataGuard, groups_of};

use compute::Extras;
use compute::deployment_set::{DeploymentSet, get, members};
use compute::instance::{Change, modify};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Check, Cx, Scope};

use super::location::kec;
use crate::kec::errors::Error;

/// Name under which an instance keeps the group that it is in.
pub(crate) const DATA_GUARD_ID: &str = "DataGuardId";

/// How many instances a group takes. GUESS: answers have the number, and no page of the vendor says it.
const CAPACITY: usize = 20;

/// What policies are asked about a group, or about every one. GUESS: no source names one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, kec(caller, call, format_args!("data-guard-group/{id}")))
}

/// A group of a region that takes so many more instances.
pub(crate) fn with_room(scope: &mut Scope<'_>, region: &str, id: &str, more: usize) -> Result<DeploymentSet, Error> {
    let group = get(scope, region, id)?;
    let members = members(scope, region, DATA_GUARD_ID)?;
    let present = members.iter().filter(|member| member.set == group.id).count();
    if present.saturating_add(more) > CAPACITY {
        return Err(Error::Unfit("DataGuardId", format!("the data guard group {id} takes {CAPACITY} instances")));
    }
    Ok(group)
}

/// Keeps in which group an instance is; in none where there is none.
fn keep(cx: &mut Cx<'_>, instance: &str, group: Option<&str>) -> Result<(), Error> {
    let extras = Extras::from_iter([(DATA_GUARD_ID.to_owned(), group.map_or(Value::Null, Value::from))]);
    modify(cx.scope(), instance, Change { extras, ..Change::default() })?;
    Ok(())
}
