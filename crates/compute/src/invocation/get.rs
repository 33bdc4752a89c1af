//! The rule: find an invocation.

use store::{Scope, table};

use super::{Invocation, Task};
use crate::error::{Error, Kind, Result};

/// The invocation of a script in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Invocation> {
    let found = table::find::<Invocation>(scope, id)?;
    let found = found.filter(|invocation| invocation.region == region && invocation.task == Task::Script);
    found.ok_or_else(|| Error::not_found(Kind::Invocation, id))
}
