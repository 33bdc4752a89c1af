//! The image that a call names: one of the cloud's, or one of the account's own.

use std::borrow::Cow;

use compute::catalogue::Image as Offered;
use compute::image::{Image, ImageDisk, Refusal, Software, Status, get};
use compute::instance::Instance;
use wire::Scope;

use super::INSTANT_ACCESS;
use crate::catalogue::catalogue;
use crate::kec::errors::Error;

/// The image that a call names.
#[derive(Debug)]
pub(crate) struct Source {
    /// What a launch looks at, whosever image it is.
    pub(crate) image: Cow<'static, Offered>,
    /// The image, where it is the account's own.
    own: Option<Image>,
}

impl Source {
    /// What is in it, where it is not the cloud's.
    pub(crate) fn software(&self) -> Option<Software> {
        self.own.as_ref().map(|image| image.software.clone())
    }

    /// The snapshot that its system disk is; empty where there is none.
    pub(crate) fn system_snapshot(&self) -> String {
        let system = self.disks().iter().find(|disk| disk.is_system);
        system.map(|disk| disk.snapshot_id.clone()).unwrap_or_default()
    }

    /// Its data disks, in the order of their devices.
    pub(crate) fn data_disks(&self) -> impl Iterator<Item = &ImageDisk> {
        self.disks().iter().filter(|disk| !disk.is_system)
    }

    fn disks(&self) -> &[ImageDisk] {
        self.own.as_ref().map(|image| image.disks.as_slice()).unwrap_or_default()
    }
}

/// The image with this id in a region, when instances can be made from it.
pub(crate) fn usable(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Source, Error> {
    if let Some(image) = catalogue().image(id) {
        return Ok(Source { image: Cow::Borrowed(image), own: None });
    }
    let image = match get(scope, region, id) {
        Err(compute::Error::NotFound { .. }) => {
            return Err(Error::Unfit("ImageId", format!("there is no image {id}")));
        }
        found => found?,
    };
    let status = image.status(scope.now());
    if status == Status::Creating && !image.extras.contains_key(INSTANT_ACCESS) {
        return Err(compute::Error::Image(Refusal::WrongState { id: image.id, status }).into());
    }
    Ok(own(image))
}

fn own(image: Image) -> Source {
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
        image_family: None,
        boot: software.boot,
        created: image.created_at,
    };
    Source { image: Cow::Owned(seen), own: Some(image) }
}

/// What is on a disk that was made from an image: what was kept of it, or what the catalogue says.
pub(super) fn known(image_id: &str, kept: Option<&Software>) -> Option<Software> {
    kept.cloned().or_else(|| catalogue().image(image_id).map(Software::of))
}

/// The platform of an instance; empty where nothing is known of it.
pub(crate) fn platform_of(instance: &Instance) -> String {
    let known = known(&instance.image_id, instance.software.as_ref());
    known.map(|software| software.platform).unwrap_or_default()
}
