//! The rules: make, find, change and delete scaling groups.

use kernel::{Tags, Timestamp};
use store::tag::Wanted;
use store::{Scope, table};

use super::{TAGGED, rows};
use crate::error::{Error, Kind, Result};
use crate::listing::{Part, Window, next_position, part};
use crate::{Extras, Location};

/// How many scaling groups a region may have.
const MOST: i64 = 50;

/// A scaling group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; the region has it once.
    pub name: String,
    /// How many instances it has at least.
    pub least: i64,
    /// How many instances it has at most.
    pub most: i64,
    /// How many instances it is kept at, where that was said.
    pub desired: Option<i64>,
    /// Whether it changes its instances by itself.
    pub is_active: bool,
    /// The configuration that its instances are made after; may be empty.
    pub configuration_id: String,
    /// The launch template that its instances are made after; may be empty.
    pub template_id: String,
    /// The version of it, in the vendor's words.
    pub template_version: String,
    /// The role that whoever named the launch template may pass; may be empty.
    pub template_role: String,
    /// Its subnets; the first ones come first.
    pub subnets: Vec<String>,
    /// The vendor's words for which instances are removed first.
    pub removal: Vec<String>,
    /// Seconds between two activities that nobody asked for.
    pub cooldown: i64,
    /// Whether it is protected from being deleted.
    pub is_protected: bool,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub modified_at: Timestamp,
    /// When it is looked at next; never while it is not active.
    pub due_at: Option<Timestamp>,
    /// How many instances an activity that has begun is to bring about.
    pub target: Option<i64>,
    /// That activity; empty where there is none.
    pub pending: String,
}

impl Group {
    /// A number of instances within its bounds.
    pub fn within(&self, number: i64) -> i64 {
        number.clamp(self.least, self.most)
    }

    /// Has the next call look at it, where it is active.
    pub fn look_soon(&mut self, scope: &mut Scope<'_>) {
        self.due_at = self.is_active.then(|| scope.now());
        if let Some(at) = self.due_at {
            scope.wake_at(at);
        }
    }
}

/// A group to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Name; its identifier where it is empty.
    pub name: String,
    /// How many instances it has at least.
    pub least: i64,
    /// How many instances it has at most.
    pub most: i64,
    /// How many instances it is kept at, where that is said.
    pub desired: Option<i64>,
    /// Its subnets.
    pub subnets: Vec<String>,
    /// The vendor's words for which instances are removed first.
    pub removal: Vec<String>,
    /// Seconds between two activities that nobody asked for.
    pub cooldown: i64,
    /// Whether it is protected from being deleted.
    pub is_protected: bool,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Which groups are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Names; an empty list matches nothing.
    pub names: Option<Vec<String>>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// Makes a group, which is not active yet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Group> {
    if rows::count_groups(scope, location.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::ScalingGroup });
    }
    let id = location.draw(scope, |formats| &formats.scaling_group);
    let name = if new.name.is_empty() { id.clone() } else { new.name };
    let group = Group {
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name,
        least: new.least,
        most: new.most,
        desired: new.desired,
        is_active: false,
        configuration_id: String::new(),
        template_id: String::new(),
        template_version: String::new(),
        template_role: String::new(),
        subnets: new.subnets,
        removal: new.removal,
        cooldown: new.cooldown,
        is_protected: new.is_protected,
        extras: new.extras,
        resource_group: new.resource_group,
        created_at: scope.now(),
        modified_at: scope.now(),
        due_at: None,
        target: None,
        pending: String::new(),
        id,
    };
    check(scope, &group)?;
    table::insert(scope, [&group])?;
    store::tag::set(scope, TAGGED, &group.id, &new.tags)?;
    Ok(group)
}

/// Refuses a name that another group of the region has.
pub fn check(scope: &mut Scope<'_>, group: &Group) -> Result<()> {
    if rows::has_name(scope, group)? {
        return Err(Error::NameTaken { kind: Kind::ScalingGroup, name: group.name.clone() });
    }
    Ok(())
}

/// The group with this id.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Group> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::ScalingGroup, id))
}

/// Groups of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Group>> {
    Ok(part(scope, &rows::groups(scope, filter), window)?)
}

/// Keeps what was changed about a group.
pub fn save(scope: &mut Scope<'_>, group: &Group) -> Result<()> {
    Ok(rows::update_group(scope, group)?)
}

/// Deletes a group that has no instances any more, with its configurations, rules and activities.
pub fn delete(scope: &mut Scope<'_>, group: &Group) -> Result<()> {
    rows::delete_of_group(scope, &group.id)?;
    table::delete::<Group>(scope, &[&group.id])?;
    store::tag::clear(scope, TAGGED, &group.id)?;
    Ok(())
}

/// The groups of the account whose time has come.
pub fn due(scope: &mut Scope<'_>) -> Result<Vec<String>> {
    Ok(rows::due(scope)?)
}

/// When the next group of any account has its time.
pub fn next_due(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_due(scope)?)
}
