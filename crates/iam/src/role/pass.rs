//! The rule: hand a role to a service.

use policy_engine::{Document, Purpose};
use store::Scope;

use super::get;
use crate::error::{Error, Result};
use crate::name::Name;

/// A role that a service may assume on behalf of a resource. Only [`passable`] makes one.
#[derive(Debug, Clone)]
pub struct Passable {
    name: Name,
}

impl Passable {
    /// Name of the role.
    pub fn name(&self) -> &Name {
        &self.name
    }
}

/// The role, when it exists in this account, whomever it trusts.
///
/// For a cloud whose interface has no way to say that a role trusts a service.
pub fn passable_untrusting(scope: &mut Scope<'_>, name: &Name) -> Result<Passable> {
    let role = get(scope, name)?;
    Ok(Passable { name: role.name })
}

/// The role, when it exists in this account and trusts `service`.
///
/// Whether the caller may pass it is another question, which the operation's checks answer.
pub fn passable(scope: &mut Scope<'_>, name: &Name, service: &str) -> Result<Passable> {
    let role = get(scope, name)?;
    let trust = Document::parse(crate::dialect(scope.tenant())?, Purpose::Trust, &role.trust)?;
    if trust.trusts_service(service) {
        Ok(Passable { name: role.name })
    } else {
        Err(Error::NotTrusting { role: role.name.to_string(), service: service.to_owned() })
    }
}
