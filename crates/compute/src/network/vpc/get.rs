//! The rule: find a network.

use store::Scope;

use super::{Vpc, rows};
use crate::error::{Error, Kind, Result};

/// The network with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Vpc> {
    rows::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Vpc, id))
}
