//! Names and descriptions of security groups, and what ECS keeps with them.

use compute::instance::{Description, InstanceName, NameRules};
use compute::network::security_group::SecurityGroup;
use wire::Scope;

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// The key under which traffic inside a group is kept.
pub(super) const INNER_ACCESS: &str = "inner_access";

/// A name; empty where there is none.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text else { return Ok(String::new()) };
    let text = InstanceName::parse(text, &NameRules::default()).map(String::from);
    text.map_err(|_| Error::of(codes::security_group::NAME_MALFORMED))
}

/// A description; empty where there is none.
pub(super) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::security_group::DESCRIPTION_MALFORMED))
}

/// What becomes of traffic inside a group: it passes in a normal one and is dropped in an enterprise one.
pub(super) fn inner_access(group: &SecurityGroup) -> &str {
    let usual = if group.kind == "enterprise" { "Drop" } else { "Accept" };
    group.extras.get(INNER_ACCESS).and_then(serde_json::Value::as_str).unwrap_or(usual)
}

/// The group, when it is in the region.
pub(super) fn in_region(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<SecurityGroup> {
    let group = compute::network::security_group::get(scope, id)?;
    if group.region == region {
        return Ok(group);
    }
    Err(compute::Error::not_found(compute::Kind::SecurityGroup, id).into())
}
