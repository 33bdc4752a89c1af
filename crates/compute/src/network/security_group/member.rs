//! The rules: which interfaces are in which groups.

use std::collections::HashMap;

use store::{Scope, table};

use super::{SecurityGroup, get};
use crate::error::{Error, Kind, Result};
use crate::instance::{self, Instance};
use crate::network::interface::{self, Interface, rows};

/// How many interfaces are in each of these groups. A group without is not in the map.
pub fn members(scope: &mut Scope<'_>, groups: &[&str]) -> Result<HashMap<String, i64>> {
    Ok(rows::members_of(scope, groups)?)
}

/// Who joins a group, or leaves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    /// The primary interface of this instance, which must be up or down and not on its way.
    Instance(&'a str),
    /// This interface, primary or not.
    Interface(&'a str),
}

impl Who<'_> {
    fn find(self, scope: &mut Scope<'_>) -> Result<Found> {
        match self {
            Self::Instance(id) => {
                let Instance { id, interface_id, vpc_id, groups, .. } = settled(scope, id)?;
                Ok(Found { id, interface_id, vpc_id, groups })
            }
            Self::Interface(id) => {
                let Interface { id, vpc_id, .. } = interface::get(scope, id)?;
                let groups = interface::groups_of(scope, &[&id])?.remove(&id).unwrap_or_default();
                Ok(Found { interface_id: id.clone(), id, vpc_id, groups })
            }
        }
    }
}

/// Who joins or leaves: what the caller named, the interface that stands for it, its network and its groups.
struct Found {
    id: String,
    interface_id: String,
    vpc_id: String,
    groups: Vec<String>,
}

/// Puts an interface into one more group of its network, of which it may have `most`.
pub fn join(scope: &mut Scope<'_>, id: &str, who: Who<'_>, most: usize) -> Result<()> {
    let group = get(scope, id)?;
    let mut found = who.find(scope)?;
    if found.groups.contains(&group.id) {
        return Err(Error::AlreadyMember { id: found.id, group: group.id });
    }
    if found.groups.len() >= most {
        return Err(Error::TooManyGroups { id: found.id, most });
    }
    check_network(&group, &found.vpc_id)?;
    found.groups.push(group.id);
    rows::set_groups(scope, &found.interface_id, &found.groups)?;
    Ok(())
}

/// Takes an interface out of a group that is not its only one.
pub fn leave(scope: &mut Scope<'_>, id: &str, who: Who<'_>) -> Result<()> {
    let group = get(scope, id)?;
    let mut found = who.find(scope)?;
    if !found.groups.contains(&group.id) {
        return Err(Error::NotMember { id: found.id, group: group.id });
    }
    if found.groups.len() == 1 {
        return Err(Error::LastGroup { id: found.id, group: group.id });
    }
    found.groups.retain(|other| *other != group.id);
    rows::set_groups(scope, &found.interface_id, &found.groups)?;
    Ok(())
}

/// Puts an instance into these groups and no others.
pub fn replace(scope: &mut Scope<'_>, instance: &Instance, groups: &[String]) -> Result<()> {
    let groups: Vec<_> = in_network(scope, groups, &instance.vpc_id)?.into_iter().map(|group| group.id).collect();
    rows::set_groups(scope, &instance.interface_id, &groups)?;
    Ok(())
}

/// The groups with these ids, in their order and each once, for an interface of a network. The first that is not there or
/// is of another network is refused.
pub fn in_network(scope: &mut Scope<'_>, ids: &[String], vpc_id: &str) -> Result<Vec<SecurityGroup>> {
    let found: Vec<SecurityGroup> = table::find_many(scope, &ids.iter().map(String::as_str).collect::<Vec<_>>())?;
    let named = |id: &String| {
        let group = found.iter().find(|group| group.id == *id).cloned();
        let group = group.ok_or_else(|| Error::not_found(Kind::SecurityGroup, id))?;
        check_network(&group, vpc_id)?;
        Ok::<_, Error>(group)
    };
    let mut groups: Vec<SecurityGroup> = Vec::with_capacity(ids.len());
    for group in ids.iter().map(named) {
        let group = group?;
        if groups.iter().all(|other| other.id != group.id) {
            groups.push(group);
        }
    }
    Ok(groups)
}

/// Refuses a group of another network. A group without a network takes any interface.
pub(crate) fn check_network(group: &SecurityGroup, vpc_id: &str) -> Result<()> {
    if group.vpc_id.is_empty() || group.vpc_id == vpc_id {
        return Ok(());
    }
    Err(Error::OtherNetwork { group: group.id.clone(), vpc: vpc_id.to_owned() })
}

/// The instance, when it is up or down and not on its way.
fn settled(scope: &mut Scope<'_>, id: &str) -> Result<Instance> {
    let instance = instance::get(scope, id)?;
    let status = instance.status(scope.now());
    if status.is_stable() { Ok(instance) } else { Err(Error::WrongState { id: instance.id, status }) }
}
