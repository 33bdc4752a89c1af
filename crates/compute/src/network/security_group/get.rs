//! The rule: find a security group.

use store::Scope;

use super::{SecurityGroup, rows};
use crate::error::{Error, Kind, Result};

/// The security group with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<SecurityGroup> {
    rows::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::SecurityGroup, id))
}
