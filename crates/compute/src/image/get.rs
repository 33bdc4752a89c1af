//! The rules: find images.

use store::{Scope, table};

use super::{Filter, Image, Status, list, rows};
use crate::error::{Error, Kind, Result};
use crate::listing::Window;

/// The account's own image with this id in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Image> {
    let found = table::find::<Image>(scope, id)?.filter(|image| image.region == region);
    let Some(mut image) = found else { return Err(Error::not_found(Kind::Image, id)) };
    rows::fill_disks(scope, std::slice::from_mut(&mut image))?;
    Ok(image)
}

/// The image with this id in a region that the account can use: its own, or one that is shared with it.
pub fn usable(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Option<Image>> {
    let found = match table::find::<Image>(scope, id)? {
        Some(image) => Some(image),
        None => rows::find_shared(scope, id)?,
    };
    let Some(mut image) = found.filter(|image| image.region == region) else { return Ok(None) };
    rows::fill_disks(scope, std::slice::from_mut(&mut image))?;
    Ok(Some(image))
}

/// The newest of the account's own images of a series that is available.
pub fn newest_of(scope: &mut Scope<'_>, region: &str, family: &str) -> Result<Option<Image>> {
    let filter = Filter {
        region: Some(region.to_owned()),
        family: Some(family.to_owned()),
        statuses: Some(vec![Status::Available]),
        ..Filter::default()
    };
    Ok(list(scope, &filter, Window::page(1, 1))?.items.pop())
}
