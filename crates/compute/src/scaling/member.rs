//! The rules: which instances are in a group.

use kernel::Timestamp;
use store::{Scope, table};

use super::{Group, rows};
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::listing::{Part, Window, next_position, part};

/// An instance of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The instance.
    pub instance: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The group.
    pub group: String,
    /// The configuration that it was made after; empty where it was not.
    pub configuration: String,
    /// The version of the launch template that it was made after; empty where it was not.
    pub template_version: String,
    /// The activity that added it.
    pub activity: String,
    /// Whether the group made it.
    pub is_created: bool,
    /// Whether it is released when it leaves the group.
    pub is_entrusted: bool,
    /// Whether it stays in the group whatever the group does by itself.
    pub is_protected: bool,
    /// Its weight behind load balancers, where one was said.
    pub weight: Option<i64>,
    /// When it was added.
    pub added_at: Timestamp,
}

/// Where an instance that is added comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The configuration that it was made after; empty where it was not.
    pub configuration: String,
    /// The version of the launch template that it was made after; empty where it was not.
    pub template_version: String,
    /// The activity that adds it.
    pub activity: String,
    /// Whether the group made it.
    pub is_created: bool,
    /// Whether it is released when it leaves the group.
    pub is_entrusted: bool,
    /// Its weight behind load balancers, where one is said.
    pub weight: Option<i64>,
}

/// Which instances are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct MemberFilter {
    /// The region.
    pub region: Option<String>,
    /// Groups; an empty list matches nothing.
    pub groups: Option<Vec<String>>,
    /// The configuration that they were made after.
    pub configuration: Option<String>,
    /// The activity that added them.
    pub activity: Option<String>,
    /// Whether the group made them.
    pub is_created: Option<bool>,
    /// Instances; an empty list matches nothing.
    pub instances: Option<Vec<String>>,
}

/// Adds an instance to a group. It is in no other one.
pub fn add(scope: &mut Scope<'_>, group: &Group, instance: &str, origin: Origin) -> Result<()> {
    if table::find::<Member>(scope, instance)?.is_some() {
        return Err(Error::InUse { kind: Kind::Instance, id: instance.to_owned(), by: Kind::ScalingGroup });
    }
    let member = Member {
        instance: instance.to_owned(),
        position: next_position(scope)?,
        region: group.region.clone(),
        group: group.id.clone(),
        configuration: origin.configuration,
        template_version: origin.template_version,
        activity: origin.activity,
        is_created: origin.is_created,
        is_entrusted: origin.is_entrusted,
        is_protected: false,
        weight: origin.weight,
        added_at: scope.now(),
    };
    Ok(table::insert(scope, [&member]).map(drop)?)
}

/// The instance with this id, in this group.
pub fn member(scope: &mut Scope<'_>, group: &Group, instance: &str) -> Result<Member> {
    let found = table::find::<Member>(scope, instance)?.filter(|member| member.group == group.id);
    found.ok_or_else(|| Error::not_found(Kind::Instance, instance))
}

/// Instances of groups of the account that are there, newest first.
pub fn members(scope: &mut Scope<'_>, filter: &MemberFilter, window: Window) -> Result<Part<Member>> {
    Ok(part(scope, &rows::members(scope, filter), window)?)
}

/// Every instance of a group, in the order in which they came, also those that are not there any more.
pub fn members_of(scope: &mut Scope<'_>, group: &str) -> Result<Vec<Member>> {
    Ok(rows::members_of(scope, group)?)
}

/// Takes instances out of their group.
pub fn leave(scope: &mut Scope<'_>, instances: &[&str]) -> Result<()> {
    if instances.is_empty() { Ok(()) } else { Ok(table::delete::<Member>(scope, instances).map(drop)?) }
}

/// Takes members out of their group, and releases those that it is entrusted with.
pub fn remove(scope: &mut Scope<'_>, members: &[Member]) -> Result<()> {
    let ids: Vec<_> = members.iter().map(|member| member.instance.as_str()).collect();
    leave(scope, &ids)?;
    let ids: Vec<_> =
        members.iter().filter(|member| member.is_entrusted).map(|member| member.instance.as_str()).collect();
    for instance in instance::get_many(scope, &ids)? {
        instance::release_of_group(scope, &instance)?;
    }
    Ok(())
}

/// Says whether an instance stays in its group whatever the group does by itself.
pub fn protect(scope: &mut Scope<'_>, member: Member, is_protected: bool) -> Result<()> {
    Ok(table::update(scope, &Member { is_protected, ..member }, &["is_protected"]).map(drop)?)
}
