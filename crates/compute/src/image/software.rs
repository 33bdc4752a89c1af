//! What is on a system disk.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Architecture, Boot, Image as Offered, OperatingSystem};

/// What is on a system disk, as far as anything shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Software {
    /// The kind of operating system.
    pub os: OperatingSystem,
    /// The operating system in English words.
    pub os_name_en: String,
    /// The operating system in the vendor's own language.
    pub os_name_local: String,
    /// The distribution, in the vendor's own words.
    pub platform: String,
    /// The instruction set.
    pub architecture: Architecture,
    /// How it starts.
    pub boot: Boot,
}

impl Software {
    /// What is in an image that the vendor offers.
    pub fn of(image: &Offered) -> Self {
        Self {
            os: image.os,
            os_name_en: image.os_name_en.clone(),
            os_name_local: image.os_name_local.clone(),
            platform: image.platform.clone(),
            architecture: image.architecture,
            boot: image.boot,
        }
    }
}
