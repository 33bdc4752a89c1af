//! Public images.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Architecture;
use super::table::Entry;

/// The kind of operating system, as far as its rules differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OperatingSystem {
    /// Linux, and everything else that is treated like it.
    Linux,
    /// Windows.
    Windows,
}

/// How a machine starts from an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Boot {
    /// From the master boot record.
    Bios,
    /// From an EFI partition.
    Uefi,
}

/// An image that every account may start instances from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The id that requests name.
    pub id: String,
    /// The name that listings show and filters match.
    pub name: String,
    /// The operating system in English words.
    pub os_name_en: String,
    /// The operating system in the vendor's own language.
    pub os_name_local: String,
    /// The distribution, in the vendor's own words.
    pub platform: String,
    /// The kind of operating system.
    pub os: OperatingSystem,
    /// The instruction set.
    pub architecture: Architecture,
    /// The size of the system disk it needs, in GiB.
    pub size_gib: u32,
    /// The series of images it is a release of.
    pub image_family: Option<String>,
    /// How it starts.
    pub boot: Boot,
    /// When it was published.
    pub created: Timestamp,
}

#[derive(Deserialize)]
pub(super) struct Row {
    id: String,
    name: String,
    os_name_en: String,
    os_name_local: String,
    platform: String,
    os: OperatingSystem,
    arch: Architecture,
    size_gib: u32,
    image_family: Option<String>,
    boot: Boot,
    created: String,
}

impl Entry for Image {
    const TABLE: &'static str = "images";
    type Row = Row;

    fn id(&self) -> &str {
        &self.id
    }

    fn from_row(row: Row) -> Result<Self, (String, String)> {
        let created = match row.created.parse() {
            Ok(created) => created,
            Err(error) => return Err((row.id, format!("created: {error}"))),
        };
        Ok(Self {
            id: row.id,
            name: row.name,
            os_name_en: row.os_name_en,
            os_name_local: row.os_name_local,
            platform: row.platform,
            os: row.os,
            architecture: row.arch,
            size_gib: row.size_gib,
            image_family: row.image_family,
            boot: row.boot,
            created,
        })
    }
}
