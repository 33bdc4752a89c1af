//! Types of volumes and their sizes.

use std::ops::RangeInclusive;

use crate::kec::errors::Error;

/// Types that volumes have, and the GiB that one may have which is created. Source: the vendor's SDK for `CreateVolume`.
///
/// GUESS: the sizes of `ESSD_Entry` and `ESSD_AutoPL`, which the SDK leaves out, and of the older types, which are only there
/// as disks of an instance.
const TYPES: [(&str, RangeInclusive<u32>); 10] = [
    ("SSD3.0", 10..=32_000),
    ("EHDD", 10..=32_000),
    ("ESSD_PL0", 40..=32_768),
    ("ESSD_PL1", 40..=32_768),
    ("ESSD_PL2", 461..=32_768),
    ("ESSD_PL3", 1_761..=32_768),
    ("ESSD_Entry", 10..=32_768),
    ("ESSD_AutoPL", 40..=32_768),
    ("SSD2.0", 10..=32_000),
    ("SATA2.0", 10..=32_000),
];

/// What system disks of an instance are called which are volumes too.
const SYSTEM: &str = "ESSD_SYSTEM_";

/// How the local disks of an instance are called: no volumes.
pub(crate) const LOCAL: &str = "Local_SSD";

/// A type that a new volume can have, with its sizes in GiB.
pub(crate) fn sizes(name: &str) -> Option<&'static RangeInclusive<u32>> {
    TYPES.iter().find(|(known, _)| *known == name).map(|(_, sizes)| sizes)
}

/// The type of a volume; nothing for a disk that is none.
pub(crate) fn of(category: &str) -> Option<&str> {
    Some(category).filter(|category| *category != LOCAL)
}

/// Every type that a volume can have.
pub(super) fn all() -> Vec<String> {
    let system = ["PL0", "PL1", "PL2", "Entry", "AutoPL"].map(|level| format!("{SYSTEM}{level}"));
    TYPES.iter().map(|(name, _)| (*name).to_owned()).chain(system).collect()
}

/// Refuses a size that no volume of a type has.
pub(super) fn check_size(volume_type: &str, gib: u32) -> Result<(), Error> {
    let sizes = sizes(volume_type);
    let sizes = sizes.ok_or_else(|| Error::Unfit("VolumeType", format!("there is no type {volume_type}")))?;
    if sizes.contains(&gib) {
        return Ok(());
    }
    let (least, most) = (sizes.start(), sizes.end());
    Err(Error::Unfit("Size", format!("a volume of type {volume_type} has {least} to {most} GiB")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::catalogue;

    #[test]
    fn every_disk_that_an_instance_can_have_is_a_volume_or_local() {
        for category in catalogue().disk_categories() {
            assert_eq!(of(&category.id).is_some(), all().contains(&category.id), "{}", category.id);
        }
    }

    #[test]
    fn each_type_has_its_own_sizes() {
        assert!(check_size("SSD3.0", 10).is_ok() && check_size("SSD3.0", 32_001).is_err());
        assert!(check_size("ESSD_PL3", 1_760).is_err() && check_size("ESSD_PL3", 1_761).is_ok());
        assert!(check_size("ESSD_SYSTEM_PL0", 40).is_err(), "none is created by itself");
    }
}
