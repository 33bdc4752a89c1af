//! The rule: create a service's role.

use store::Scope;

use super::{Choice, Template};
use crate::attachment::rows::Key;
use crate::attachment::{self, HolderKind, Reach};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::policy::{self, Owner};
use crate::role::{Role, rows};

/// What a caller chooses about the role.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Suffix of the name.
    pub suffix: Option<String>,
    /// Description, for a role with a suffix.
    pub description: Option<String>,
}

/// Creates a service's role with the policy of the cloud that goes with it.
///
/// The account's quota of roles does not stop it: a service that needs its role would not work.
pub fn create(scope: &mut Scope<'_>, template: &Template, new: New) -> Result<Role> {
    let refuse = |choice| Err(Error::NotForChoice { service: template.service.to_owned(), choice });
    let name = match &new.suffix {
        Some(_) if !template.several => return refuse(Choice::Suffix),
        None if new.description.is_some() => return refuse(Choice::Description),
        Some(suffix) => format!("{}_{suffix}", template.role),
        None => template.role.to_owned(),
    };
    if name.chars().count() > template.longest_name {
        return refuse(Choice::LongSuffix);
    }
    let name = Name::new(name);
    if rows::find(scope, name.key())?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Role, name: name.to_string() });
    }
    let policy = policy::get(scope, Owner::System, &template.policy.into())?;
    let role = Role {
        id: scope.mint().draw(&scope.tenant().cloud.shapes.role),
        name,
        trust: template.trust.clone(),
        description: Some(new.description.unwrap_or_else(|| template.description.clone())),
        max_session: template.max_session,
        console_login: false,
        linked: Some(template.service.to_owned()),
        created_at: scope.now(),
        updated_at: scope.now(),
    };
    let system = Owner::System.tenant(scope);
    let mut change = scope.change_authority()?;
    let inserted = rows::insert(&mut change, &role);
    inserted.map_err(Error::unless_free(Kind::Role, &role.name))?;
    let (holder, policy) = (role.id.as_str(), policy.name.key());
    let key = Key { kind: HolderKind::Role, holder, reach: &Reach::Account, owner: system, policy };
    attachment::rows::insert(&mut change, key)?;
    Ok(role)
}
