//! The rules: what the instances of a group are like.

use kernel::Timestamp;
use store::{Scope, table};

use super::{Group, MemberFilter, members, rows};
use crate::error::{Error, Kind, Result};
use crate::listing::{Part, Window, next_position, part};
use crate::{Extras, Location};

/// How many configurations a group may have.
const MOST: i64 = 10;

/// What new instances of a group are like.
#[derive(Debug, Clone, PartialEq)]
pub struct Configuration {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The group.
    pub group: String,
    /// Name; the group has it once.
    pub name: String,
    /// What it says of instances, which only the dialect reads.
    pub data: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A configuration to be made.
#[derive(Debug, Clone, Default)]
pub struct NewConfiguration {
    /// Name; its identifier where it is empty.
    pub name: String,
    /// What it says of instances.
    pub data: Extras,
}

/// Which configurations are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct ConfigurationFilter {
    /// The region.
    pub region: Option<String>,
    /// The group.
    pub group: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Names; an empty list matches nothing.
    pub names: Option<Vec<String>>,
}

/// Makes a configuration, which no instance is made after until the group takes it.
pub fn create_configuration(
    scope: &mut Scope<'_>,
    location: &Location<'_>,
    group: &Group,
    new: NewConfiguration,
) -> Result<Configuration> {
    let window = Window { limit: 1, ..Window::ALL };
    let all = ConfigurationFilter { group: Some(group.id.clone()), ..ConfigurationFilter::default() };
    if configurations(scope, &all, window)?.total >= MOST {
        return Err(Error::QuotaReached { kind: Kind::ScalingConfiguration });
    }
    let id = location.draw(scope, |formats| &formats.scaling_configuration);
    let made = Configuration {
        position: next_position(scope)?,
        region: group.region.clone(),
        group: group.id.clone(),
        name: if new.name.is_empty() { id.clone() } else { new.name },
        data: new.data,
        created_at: scope.now(),
        id,
    };
    check_name(scope, &made)?;
    table::insert(scope, [&made])?;
    Ok(made)
}

/// The configuration with this id.
pub fn configuration(scope: &mut Scope<'_>, id: &str) -> Result<Configuration> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::ScalingConfiguration, id))
}

/// Configurations of the account, newest first.
pub fn configurations(
    scope: &mut Scope<'_>,
    filter: &ConfigurationFilter,
    window: Window,
) -> Result<Part<Configuration>> {
    Ok(part(scope, &rows::configurations(scope, filter), window)?)
}

/// Keeps what was changed about a configuration. Instances that are there stay as they are.
pub fn modify_configuration(scope: &mut Scope<'_>, changed: &Configuration) -> Result<()> {
    check_name(scope, changed)?;
    Ok(table::update(scope, changed, &["name", "data"]).map(drop)?)
}

/// Deletes a configuration after which no instance of the group was made.
pub fn delete_configuration(scope: &mut Scope<'_>, configuration: &Configuration) -> Result<()> {
    let made = MemberFilter { configuration: Some(configuration.id.clone()), ..MemberFilter::default() };
    if members(scope, &made, Window { limit: 1, ..Window::ALL })?.total > 0 {
        let id = configuration.id.clone();
        return Err(Error::InUse { kind: Kind::ScalingConfiguration, id, by: Kind::Instance });
    }
    Ok(table::delete::<Configuration>(scope, &[&configuration.id]).map(drop)?)
}

fn check_name(scope: &mut Scope<'_>, configuration: &Configuration) -> Result<()> {
    let same = ConfigurationFilter {
        group: Some(configuration.group.clone()),
        names: Some(vec![configuration.name.clone()]),
        ..ConfigurationFilter::default()
    };
    let found = configurations(scope, &same, Window::ALL)?;
    if found.items.iter().any(|other| other.id != configuration.id) {
        return Err(Error::NameTaken { kind: Kind::ScalingConfiguration, name: configuration.name.clone() });
    }
    Ok(())
}
