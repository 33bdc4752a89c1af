//! Names, descriptions and passwords of instances.

use compute::catalogue::OperatingSystem;
use compute::instance::{Description, HostName, HostRules, InstanceName, NameRules, Password, PasswordRules};
use compute::name_pattern::NamePattern;

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// The names of a batch; none where the call names none.
pub(super) fn names(text: Option<&str>, unique: bool, count: u32) -> Result<Vec<InstanceName>> {
    let Some(text) = text else { return Ok(Vec::new()) };
    InstanceName::batch(&pattern(text, unique), count as usize, &NameRules::default())
        .map_err(|_| Error::of(codes::instance::NAME_MALFORMED))
}

/// One name.
pub(super) fn name(text: &str) -> Result<InstanceName> {
    InstanceName::parse(text, &NameRules::default()).map_err(|_| Error::of(codes::instance::NAME_MALFORMED))
}

/// The host names of a batch; none where the call names none.
pub(super) fn host_names(
    text: Option<&str>,
    list: &[String],
    unique: bool,
    count: u32,
    os: OperatingSystem,
) -> Result<Vec<HostName>> {
    if text.is_some() && !list.is_empty() {
        return Err(Error::of(codes::instance::HOST_NAME_TWICE));
    }
    if let Some(text) = text {
        return HostName::batch(&pattern(text, unique), count as usize, &HostRules::of(os)).map_err(|_| bad_host());
    }
    list.iter().map(|text| HostName::parse(text, &HostRules::of(os)).map_err(|_| bad_host())).collect()
}

/// One host name.
pub(super) fn host_name(text: &str, os: OperatingSystem) -> Result<HostName> {
    HostName::parse(text, &HostRules::of(os)).map_err(|_| bad_host())
}

/// A description; empty where there is none.
pub(super) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text else { return Ok(String::new()) };
    Description::parse(text, Description::OF_INSTANCE)
        .map(String::from)
        .map_err(|_| Error::of(codes::instance::DESCRIPTION_MALFORMED))
}

/// Checks a password, which nothing in the sandbox keeps.
pub(super) fn check_password(text: Option<&str>, inherit: bool, os: OperatingSystem) -> Result<()> {
    let Some(text) = text else { return Ok(()) };
    if inherit {
        return Err(Error::of(codes::instance::PASSWORD_TWICE));
    }
    Password::parse(text, &PasswordRules::of(os)).map(drop).map_err(|_| Error::of(codes::instance::PASSWORD_MALFORMED))
}

fn pattern(text: &str, unique: bool) -> NamePattern {
    let pattern = NamePattern::parse(text);
    if unique { pattern.with_unique_suffix() } else { pattern }
}

fn bad_host() -> Error {
    Error::of(codes::instance::HOST_NAME_MALFORMED)
}
