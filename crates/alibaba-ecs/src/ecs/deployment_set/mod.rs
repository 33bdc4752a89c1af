//! Deployment sets.

mod create_deployment_set;
mod delete_deployment_set;
mod describe_deployment_sets;
mod modify_deployment_set_attribute;
mod text;

pub use create_deployment_set::CreateDeploymentSet;
pub use delete_deployment_set::DeleteDeploymentSet;
pub use describe_deployment_sets::DescribeDeploymentSets;
pub use modify_deployment_set_attribute::ModifyDeploymentSetAttribute;

use compute::deployment_set::{DeploymentSet, get, members};
use wire::Scope;

use super::codes;
use super::errors::{Error, Result};

/// The name under which an instance keeps its deployment set.
const OF_INSTANCE: &str = "deployment_set_id";

/// How many instances of a zone a set takes.
const MOST: usize = 20;

/// Refuses a deployment set that is not there, or that does not take so many more instances of a zone.
pub(super) fn check_room(
    scope: &mut Scope<'_>,
    region: &str,
    id: &str,
    zone: &str,
    more: u32,
) -> Result<DeploymentSet> {
    let set = get(scope, region, id).map_err(|refusal| match refusal {
        compute::Error::NotFound { .. } => Error::of(codes::deployment_set::NOT_FOUND_TO_LAUNCH),
        other => other.into(),
    })?;
    let members = members(scope, region, OF_INSTANCE)?;
    let present = members.iter().filter(|member| member.set == set.id && member.zone == zone).count();
    if set.strategy == "Availability" && present + more as usize > MOST {
        return Err(Error::of(codes::deployment_set::FULL));
    }
    Ok(set)
}

/// The group of a set that an instance goes to: the one that is asked for, or the one with the fewest instances. `None` where
/// the set has no groups.
pub(super) fn group(scope: &mut Scope<'_>, set: &DeploymentSet, wanted: Option<i64>) -> Result<Option<i64>> {
    let Some(count) = set.group_count else { return Ok(None) };
    if let Some(wanted) = wanted {
        let is_there = (1..=count).contains(&wanted);
        return if is_there { Ok(Some(wanted)) } else { Err(Error::invalid("DeploymentSetGroupNo")) };
    }
    let members = members(scope, &set.region, OF_INSTANCE)?;
    let size =
        |group: &i64| members.iter().filter(|member| member.set == set.id && member.group == Some(*group)).count();
    Ok((1..=count).min_by_key(size))
}
