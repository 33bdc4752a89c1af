//! The rules: change what a secret says of itself, and which version is in a stage.

use store::{Scope, table};

use super::{CURRENT, PREVIOUS, Secret, Version, rows, version_place};
use crate::error::{Error, Result};

/// Gives a secret another description.
pub fn describe(scope: &mut Scope<'_>, secret: Secret, description: String) -> Result<Secret> {
    secret.check_usable()?;
    let secret = Secret { description, updated_at: scope.now(), ..secret };
    table::update(scope, &secret, &["description", "updated_at"])?;
    Ok(secret)
}

/// Gives a stage to a version, which the version leaves that was in it, or takes one of the account's own from one. The
/// version that was current before is the previous one then.
pub fn move_stage(
    scope: &mut Scope<'_>,
    secret: &Secret,
    stage: &str,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<()> {
    secret.check_usable()?;
    let missing = |name: &str| Error::NoVersion { id: name.to_owned() };
    let all = rows::versions_of(scope, &[&secret.place])?;
    let named = |name: &str| all.iter().find(|version| version.name == name).ok_or_else(|| missing(name));
    let holder = all.iter().find(|version| version.stages.iter().any(|held| held == stage));
    if let Some(from) = from.map(named).transpose()?
        && holder.is_none_or(|holder| holder.name != from.name)
    {
        return Err(Error::NotInStage { stage: stage.to_owned() });
    }
    let Some(to) = to.map(named).transpose()? else {
        // These two leave a version only for another.
        if [CURRENT, PREVIOUS].contains(&stage) {
            return Err(Error::NotInStage { stage: stage.to_owned() });
        }
        return holder.map_or(Ok(()), |holder| leave(scope, holder, &[stage]));
    };
    enter(scope, secret, to, &[stage.to_owned()])
}

/// Puts a version into stages, which the versions leave that were in them.
pub(super) fn enter(scope: &mut Scope<'_>, secret: &Secret, version: &Version, stages: &[String]) -> Result<()> {
    let all = rows::versions_of(scope, &[&secret.place])?;
    let is_current = |version: &Version| version.stages.iter().any(|stage| stage == CURRENT);
    let becomes_current = stages.iter().any(|stage| stage == CURRENT)
        && !all.iter().any(|held| held.name == version.name && is_current(held));
    for other in all.iter().filter(|other| other.name != version.name) {
        let leaves =
            |stage: &&String| stages.contains(stage) || (becomes_current && (*stage == PREVIOUS || *stage == CURRENT));
        let mut kept: Vec<String> = other.stages.iter().filter(|stage| !leaves(stage)).cloned().collect();
        if is_current(other) && becomes_current {
            kept.push(PREVIOUS.to_owned());
        }
        if kept != other.stages {
            keep(scope, other, kept)?;
        }
    }
    let Some(version) = table::find::<Version>(scope, &version_place(&secret.place, &version.name))? else {
        return Err(Error::NoVersion { id: version.name.clone() });
    };
    let mut now: Vec<String> = version.stages.clone();
    if becomes_current {
        now.retain(|stage| stage != PREVIOUS);
    }
    now.extend(stages.iter().filter(|stage| !version.stages.contains(stage)).cloned());
    keep(scope, &version, now)?;
    let secret = Secret { updated_at: scope.now(), ..secret.clone() };
    table::update(scope, &secret, &["updated_at"])?;
    Ok(())
}

fn leave(scope: &mut Scope<'_>, version: &Version, stages: &[&str]) -> Result<()> {
    let kept = version.stages.iter().filter(|stage| !stages.contains(&stage.as_str())).cloned().collect();
    keep(scope, version, kept)
}

fn keep(scope: &mut Scope<'_>, version: &Version, stages: Vec<String>) -> Result<()> {
    table::update(scope, &Version { stages, ..version.clone() }, &["stages"])?;
    Ok(())
}
