//! The rule: change a role.

use policy_engine::{Document, Purpose};
use store::Scope;

use super::{Role, get, rows};
use crate::error::Result;
use crate::name::Name;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New trust policy.
    pub trust: Option<String>,
    /// New description; an empty one removes it.
    pub description: Option<String>,
    /// New longest session, in seconds.
    pub max_session: Option<i64>,
    /// Whether people may switch to the role in the console.
    pub console_login: Option<bool>,
}

/// Changes a role and returns it as it is then.
pub fn update(scope: &mut Scope<'_>, name: &Name, change: Change) -> Result<Role> {
    let mut role = get(scope, name)?;
    // A description may change: it says nothing about who may do what.
    if change.trust.is_some() || change.max_session.is_some() || change.console_login.is_some() {
        role.unlinked()?;
    }
    if let Some(trust) = change.trust {
        Document::parse(crate::dialect(scope.tenant())?, Purpose::Trust, &trust)?;
        role.trust = trust;
    }
    if let Some(description) = change.description {
        role.description = Some(description).filter(|text| !text.is_empty());
    }
    role.max_session = change.max_session.unwrap_or(role.max_session);
    role.console_login = change.console_login.unwrap_or(role.console_login);
    role.updated_at = scope.now();
    rows::update(&mut scope.change_authority()?, &role)?;
    Ok(role)
}
