//! Names and descriptions of dedicated hosts and their clusters.

use compute::instance::{Description, InstanceName, NameRules};

use crate::code::Code;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// A name of a host: 2 to 128 letters, digits, colons, underscores and hyphens, a letter first.
pub(super) fn name(text: &str, malformed: Code) -> Result<String> {
    read(text, ":_-", malformed)
}

/// A name of a cluster, which may have full stops and no colons.
pub(in crate::ecs) fn cluster_name(text: &str) -> Result<String> {
    read(text, "._-", codes::dedicated_host::CLUSTER_NAME_MALFORMED)
}

fn read(text: &str, marks: &'static str, malformed: Code) -> Result<String> {
    let rules = NameRules { marks, ..NameRules::default() };
    InstanceName::parse(text, &rules).map(String::from).map_err(|_| Error::of(malformed))
}

/// A description, 2 to 256 characters.
pub(in crate::ecs) fn description(text: &str) -> Result<String> {
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::instance::DESCRIPTION_MALFORMED))
}
