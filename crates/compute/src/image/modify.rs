//! The rule: change an image.

use store::Scope;

use super::create::check_name;
use super::{Image, Refusal, Status, get, rows};
use crate::Extras;
use crate::catalogue::Boot;
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New series.
    pub family: Option<String>,
    /// The distribution, in the vendor's own words.
    pub platform: Option<String>,
    /// How it starts.
    pub boot: Option<Boot>,
    /// Whether it should not be used any more.
    pub deprecated: Option<bool>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes an image and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<Image> {
    let mut image = get(scope, region, id)?;
    if let Some(name) = change.name.filter(|name| *name != image.name) {
        check_name(scope, region, &name)?;
        image.name = name;
    }
    if let Some(deprecated) = change.deprecated {
        let status = image.status(scope.now());
        if status == Status::Creating {
            return Err(Refusal::WrongState { id: image.id, status }.into());
        }
        if deprecated && image.is_shared {
            return Err(Refusal::Shared { id: image.id }.into());
        }
        image.deprecated = deprecated;
    }
    image.description = change.description.unwrap_or(image.description);
    image.family = change.family.unwrap_or(image.family);
    image.software.platform = change.platform.unwrap_or(image.software.platform);
    image.software.boot = change.boot.unwrap_or(image.software.boot);
    // An extra that is set to nothing goes.
    image.extras.extend(change.extras);
    image.extras.retain(|_, value| !value.is_null());
    rows::update(scope, &image)?;
    Ok(image)
}
