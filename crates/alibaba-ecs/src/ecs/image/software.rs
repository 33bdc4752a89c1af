//! What is on the system disks of instances.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::{Architecture, OperatingSystem};
use compute::image::Software;
use compute::instance::Instance;

/// What is on a system disk, as far as operations on instances ask.
#[derive(Debug, Clone, Copy)]
pub(in crate::ecs) struct Seen<'s> {
    /// The kind of operating system.
    pub(in crate::ecs) os: OperatingSystem,
    /// The operating system in English words.
    pub(in crate::ecs) os_name_en: &'s str,
    /// The operating system in the vendor's own language.
    pub(in crate::ecs) os_name_local: &'s str,
    /// The instruction set.
    pub(in crate::ecs) architecture: Architecture,
}

/// What is on the system disk of an instance: what it keeps of its own image, or what the catalogue says of the vendor's.
pub(in crate::ecs) fn of(instance: &Instance) -> Option<Seen<'_>> {
    if let Some(kept) = &instance.software {
        return Some(Seen {
            os: kept.os,
            os_name_en: &kept.os_name_en,
            os_name_local: &kept.os_name_local,
            architecture: kept.architecture,
        });
    }
    let image = catalogue().image(&instance.image_id)?;
    Some(Seen {
        os: image.os,
        os_name_en: &image.os_name_en,
        os_name_local: &image.os_name_local,
        architecture: image.architecture,
    })
}

/// What is on a disk that was made from an image: what was kept of it, or what the catalogue says.
pub(super) fn known(image_id: &str, kept: Option<&Software>) -> Option<Software> {
    kept.cloned().or_else(|| catalogue().image(image_id).map(Software::of))
}
