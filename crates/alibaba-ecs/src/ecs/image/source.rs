//! The image that a call names: one of the vendor's, one of the account's own, or one that is shared with it.

use std::borrow::Cow;

use alibaba_core::catalogue::catalogue;
use compute::catalogue::Image as Offered;
use compute::image::{Filter, Image, ImageDisk, Software, Status, list, list_shared, newest_of, usable};
use compute::listing::{Part, Window};
use wire::Scope;

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// The image that a call names.
#[derive(Debug)]
pub(crate) struct Source {
    /// What launches look at, whosever image it is.
    pub(crate) image: Cow<'static, Offered>,
    /// The image, where it is not the vendor's.
    own: Option<Image>,
    /// Whether its snapshots belong to the account.
    has_snapshots: bool,
}

impl Source {
    /// What is in it, where it is not the vendor's.
    pub(crate) fn software(&self) -> Option<Software> {
        self.own.as_ref().map(|image| image.software.clone())
    }

    /// The snapshot that its system disk is; empty where there is none of the account's.
    pub(crate) fn system_snapshot(&self) -> String {
        self.disks().iter().find(|disk| disk.is_system).map(|disk| self.snapshot_of(disk)).unwrap_or_default()
    }

    /// Its data disks, in the order of their devices, each with the snapshot that it is.
    pub(crate) fn data_disks(&self) -> impl Iterator<Item = (&ImageDisk, String)> {
        self.disks().iter().filter(|disk| !disk.is_system).map(|disk| (disk, self.snapshot_of(disk)))
    }

    /// Whether its system disk is encrypted.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.disks().iter().any(|disk| disk.is_system && disk.encrypted)
    }

    fn disks(&self) -> &[ImageDisk] {
        self.own.as_ref().map(|image| image.disks.as_slice()).unwrap_or_default()
    }

    fn snapshot_of(&self, disk: &ImageDisk) -> String {
        if self.has_snapshots { disk.snapshot_id.clone() } else { String::new() }
    }
}

/// The image with this id in a region, or the newest one of a series: of the account's own before the vendor's.
pub(crate) fn wanted(scope: &mut Scope<'_>, region: &str, id: Option<&str>, family: Option<&str>) -> Result<Source> {
    let found = match (id, family) {
        (Some(id), _) => find(scope, region, id)?,
        (None, Some(family)) => of_family(scope, region, family)?,
        (None, None) => None,
    };
    let source = found.ok_or_else(|| Error::of(codes::image::NOT_FOUND))?;
    let now = scope.now();
    if source.own.as_ref().is_some_and(|image| image.status(now) == Status::Creating) {
        return Err(Error::of(codes::image::NOT_VALID));
    }
    Ok(source)
}

/// The image with this id in a region, whether or not it can be used yet.
pub(crate) fn find(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Option<Source>> {
    if let Some(image) = catalogue().image(id) {
        return Ok(Some(offered(image)));
    }
    let found = usable(scope, region, id)?;
    Ok(found.map(|image| Source::own(image, scope)))
}

/// The id of the image with this name in a region: one of the account's own before the vendor's, and those before one that is
/// shared with the account.
pub(crate) fn named(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<String> {
    let filter = Filter { region: Some(region.to_owned()), name: Some(name.to_owned()), ..Filter::default() };
    let same = |part: Part<Image>| part.items.into_iter().find(|image| image.name == name).map(|image| image.id);
    if let Some(id) = same(list(scope, &filter, Window::ALL)?) {
        return Ok(id);
    }
    if let Some(image) = catalogue().images().iter().find(|image| image.name == name) {
        return Ok(image.id.clone());
    }
    same(list_shared(scope, &filter, Window::ALL)?).ok_or_else(|| Error::of(codes::image::NOT_FOUND))
}

fn of_family(scope: &mut Scope<'_>, region: &str, family: &str) -> Result<Option<Source>> {
    match newest_of(scope, region, family)? {
        Some(image) => Ok(Some(Source::own(image, scope))),
        None => Ok(catalogue().newest_of(family).map(offered)),
    }
}

fn offered(image: &'static Offered) -> Source {
    Source { image: Cow::Borrowed(image), own: None, has_snapshots: false }
}

impl Source {
    fn own(image: Image, scope: &Scope<'_>) -> Self {
        let software = &image.software;
        let seen = Offered {
            id: image.id.clone(),
            name: image.name.clone(),
            os_name_en: software.os_name_en.clone(),
            os_name_local: software.os_name_local.clone(),
            platform: software.platform.clone(),
            os: software.os,
            architecture: software.architecture,
            size_gib: image.size_gib,
            image_family: Some(image.family.clone()).filter(|family| !family.is_empty()),
            boot: software.boot,
            created: image.created_at,
        };
        let has_snapshots = image.owner == scope.tenant_id();
        Self { image: Cow::Owned(seen), own: Some(image), has_snapshots }
    }
}
