//! The rules: delete a launch template, or versions of it.

use store::{Scope, table};

use super::{LaunchTemplate, TAGGED, Version, key_of, rows};
use crate::error::{Error, Kind, Result};

/// Deletes a launch template with all its versions, and returns their numbers.
pub fn delete(scope: &mut Scope<'_>, template: &LaunchTemplate) -> Result<Vec<i64>> {
    let numbers = rows::numbers(scope, &template.id)?;
    remove(scope, &template.id, &numbers)?;
    table::delete::<LaunchTemplate>(scope, &[&template.id])?;
    store::tag::clear_many(scope, TAGGED, &[&template.id])?;
    Ok(numbers)
}

/// Deletes versions and returns the numbers of those that were there. The default version stays as long as it is the default.
pub fn delete_versions(scope: &mut Scope<'_>, template: &LaunchTemplate, numbers: &[i64]) -> Result<Vec<i64>> {
    if numbers.contains(&template.default_version) {
        let id = template.default_version.to_string();
        return Err(Error::InUse { kind: Kind::LaunchTemplateVersion, id, by: Kind::LaunchTemplate });
    }
    let mut present = rows::numbers(scope, &template.id)?;
    present.retain(|number| numbers.contains(number));
    remove(scope, &template.id, &present)?;
    Ok(present)
}

fn remove(scope: &mut Scope<'_>, template: &str, numbers: &[i64]) -> Result<()> {
    let keys: Vec<_> = numbers.iter().map(|number| key_of(template, *number)).collect();
    let keys: Vec<_> = keys.iter().map(String::as_str).collect();
    table::delete::<Version>(scope, &keys)?;
    Ok(())
}
