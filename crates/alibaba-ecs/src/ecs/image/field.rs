//! What is said of an image.

use compute::Extras;
use compute::catalogue::{Architecture, Boot, OperatingSystem};
use compute::image::Software;
use compute::instance::{Description, InstanceName, NameRules};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{BOOT_MODE, IMDS_SUPPORT, LICENSE_TYPE, NVME_SUPPORT};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// Distributions of which images are made.
const PLATFORMS: [&str; 30] = [
    "Aliyun",
    "Anolis",
    "CentOS",
    "Ubuntu",
    "CoreOS",
    "SUSE",
    "Debian",
    "OpenSUSE",
    "FreeBSD",
    "RedHat",
    "Kylin",
    "UOS",
    "Fedora",
    "Fedora CoreOS",
    "CentOS Stream",
    "AlmaLinux",
    "Rocky Linux",
    "Gentoo",
    "Customized Linux",
    "Others Linux",
    "Windows Server 2025",
    "Windows Server 2022",
    "Windows Server 2019",
    "Windows Server 2016",
    "Windows Server 2012",
    "Windows Server 2008",
    "Windows Server 2003",
    "Windows 10",
    "Windows 11",
    "Windows 7",
];

/// Where nothing is said, and nothing is known.
const OTHERS: &str = "Others Linux";

/// What an image can do.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Features {
    /// Whether it knows NVMe: `supported` or `unsupported`.
    #[serde(default)]
    nvme_support: Text,
    /// How instances read metadata: `v1`, or `v2`, which may ask for a token.
    #[serde(default)]
    imds_support: Text,
}

impl Features {
    /// As an image keeps it; nothing where nothing is said.
    pub(super) fn extras(&self) -> Result<Extras> {
        if !matches!(self.nvme_support.get(), None | Some("supported" | "unsupported")) {
            return Err(Error::invalid("Features.NvmeSupport"));
        }
        if !matches!(self.imds_support.get(), None | Some("v1" | "v2")) {
            return Err(Error::invalid("Features.ImdsSupport"));
        }
        let kept = [(NVME_SUPPORT, &self.nvme_support), (IMDS_SUPPORT, &self.imds_support)];
        Ok(kept.iter().filter_map(|(name, word)| Some(((*name).to_owned(), json!(word.get()?)))).collect())
    }
}

/// A name; empty where there is none.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    own_name(text).ok_or_else(|| Error::of(codes::image::NAME_MALFORMED))
}

/// A series of images; empty where there is none.
pub(super) fn family(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    own_name(text).ok_or_else(|| Error::invalid("ImageFamily"))
}

fn own_name(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if lower.starts_with("acs:") || lower.starts_with("aliyun") {
        return None;
    }
    InstanceName::parse(text, &NameRules::default()).map(String::from).ok()
}

/// A description; empty where there is none.
pub(super) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::image::DESCRIPTION_MALFORMED))
}

/// A version: up to 40 letters, digits and marks.
pub(super) fn version(text: Option<&str>) -> Result<String> {
    let text = text.unwrap_or_default();
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    if text.len() <= 40 && text.chars().all(fits) {
        Ok(text.to_owned())
    } else {
        Err(Error::of(codes::image::VERSION_MALFORMED))
    }
}

/// How an image starts, and what it keeps where it can start in both ways.
pub(super) fn boot(text: Option<&str>) -> Result<Option<(Boot, Value)>> {
    match text {
        None => Ok(None),
        Some("BIOS") => Ok(Some((Boot::Bios, Value::Null))),
        Some("UEFI") => Ok(Some((Boot::Uefi, Value::Null))),
        Some("UEFI-Preferred") => Ok(Some((Boot::Uefi, "UEFI-Preferred".into()))),
        Some(_) => Err(Error::invalid("BootMode")),
    }
}

/// How an operating system is paid for.
pub(super) fn license(text: Option<&str>) -> Result<Extras> {
    match text {
        None => Ok(Extras::new()),
        Some(word @ ("Auto" | "Aliyun" | "BYOL")) => Ok([(LICENSE_TYPE.to_owned(), word.into())].into_iter().collect()),
        Some(_) => Err(Error::of(codes::image::LICENSE_INVALID)),
    }
}

/// What a call says of a system disk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'s> {
    pub(super) platform: Option<&'s str>,
    pub(super) architecture: Option<&'s str>,
    pub(super) boot_mode: Option<&'s str>,
}

/// What is on a system disk: what is known, as far as the call says nothing else. Extras are set for what only answers show.
pub(super) fn software(known: Option<Software>, said: Said<'_>, extras: &mut Extras) -> Result<Software> {
    let platform = match said.platform {
        Some(text) => {
            let found = PLATFORMS.iter().find(|platform| **platform == text);
            Some(*found.ok_or_else(|| Error::of(codes::image::PLATFORM_MALFORMED))?)
        }
        None => None,
    };
    let mut software = match (known, platform) {
        (Some(known), None) => known,
        (Some(known), Some(platform)) if known.platform == platform => known,
        (Some(known), Some(platform)) => {
            Software { architecture: known.architecture, boot: known.boot, ..of(platform) }
        }
        (None, platform) => of(platform.unwrap_or(OTHERS)),
    };
    match said.architecture {
        None => {}
        Some("x86_64") => software.architecture = Architecture::X86_64,
        Some("arm64") => software.architecture = Architecture::Arm64,
        // No type of the sandbox runs it alone.
        Some("i386") => return Err(Error::about(codes::call::UNBUILT_PARAMETER, "Architecture")),
        Some(_) => return Err(Error::of(codes::image::ARCHITECTURE_MALFORMED)),
    }
    if let Some((boot, kept)) = boot(said.boot_mode)? {
        software.boot = boot;
        extras.insert(BOOT_MODE.to_owned(), kept);
    }
    extras.retain(|_, value| !value.is_null());
    Ok(software)
}

/// What is known of a distribution alone.
fn of(platform: &str) -> Software {
    let is_windows = platform.starts_with("Windows");
    Software {
        os: if is_windows { OperatingSystem::Windows } else { OperatingSystem::Linux },
        os_name_en: format!("{platform} 64bit"),
        os_name_local: format!("{platform} 64位"),
        platform: platform.to_owned(),
        architecture: Architecture::X86_64,
        boot: Boot::Bios,
    }
}
