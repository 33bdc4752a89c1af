//! The rule: change an instance.

use kernel::Timestamp;
use store::Scope;

use super::{Charge, HostName, Instance, InstanceName, MetadataOptions, Status, UserData, get, rows};
use crate::Extras;
use crate::error::{Error, Result};
use crate::network::security_group;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<InstanceName>,
    /// New description.
    pub description: Option<String>,
    /// New host name; refused while the instance is being made or on its way up.
    pub host_name: Option<HostName>,
    /// Whether a new password is set, which is refused while the instance is on its way up.
    pub password: bool,
    /// New user data; refused while the instance is on its way up.
    pub user_data: Option<UserData>,
    /// Whether it is protected from being released.
    pub protected: Option<bool>,
    /// The groups it is in from now on.
    pub groups: Option<Vec<String>>,
    /// How its metadata can be read.
    pub metadata: Option<MetadataOptions>,
    /// The key pair that is in it from now on; empty for none.
    pub key_pair: Option<String>,
    /// When it is released by itself; `Some(None)` for never.
    pub release_at: Option<Option<Timestamp>>,
    /// How it is paid for.
    pub charge: Option<Charge>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Puts a key pair into an instance, or takes it out where the name is empty.
pub(crate) fn set_key_pair(scope: &mut Scope<'_>, mut instance: Instance, name: &str) -> Result<()> {
    name.clone_into(&mut instance.key_pair);
    Ok(rows::update(scope, &instance)?)
}

/// Changes an instance and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Instance> {
    let mut instance = get(scope, id)?;
    let status = instance.status(scope.now());
    let starting = status == Status::Starting && (change.password || change.user_data.is_some());
    let early = matches!(status, Status::Pending | Status::Starting) && change.host_name.is_some();
    if starting || early {
        return Err(Error::WrongState { id: instance.id, status });
    }
    if let Some(groups) = change.groups {
        security_group::replace(scope, &instance, &groups)?;
        instance.groups = groups;
    }
    instance.name = change.name.map_or(instance.name, String::from);
    instance.description = change.description.unwrap_or(instance.description);
    instance.host_name = change.host_name.map_or(instance.host_name, String::from);
    instance.protected = change.protected.unwrap_or(instance.protected);
    instance.metadata = change.metadata.unwrap_or(instance.metadata);
    instance.key_pair = change.key_pair.unwrap_or(instance.key_pair);
    instance.release_at = change.release_at.unwrap_or(instance.release_at);
    instance.charge = change.charge.unwrap_or(instance.charge);
    // An extra that is set to nothing goes.
    instance.extras.extend(change.extras);
    instance.extras.retain(|_, value| !value.is_null());
    if let Some(at) = instance.release_at {
        scope.wake_at(at);
    }
    rows::update(scope, &instance)?;
    if let Some(data) = change.user_data {
        rows::set_user_data(scope, id, data.encoded())?;
    }
    Ok(instance)
}
