//! Images in answers.

use compute::catalogue::{Architecture, Boot, Image as Offered};
use compute::image::{Image, ImageDisk, Made, Status};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{ARCHITECTURE, CLOUD_INIT, INSTANCE_ID, INSTANT_ACCESS, TYPE, field, volume_type};
use crate::ebs::volume::category;

/// An image.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub(super) struct Shown {
    image_id: String,
    name: String,
    /// One client looks for the name here.
    image_name: String,
    image_state: &'static str,
    creation_date: String,
    platform: String,
    r#type: String,
    container_format: &'static str,
    architecture: String,
    boot_mode: &'static str,
    is_public: bool,
    is_npe: bool,
    user_category: &'static str,
    sys_disk: u32,
    progress: String,
    image_source: &'static str,
    cloud_init_support: bool,
    ipv6_support: bool,
    is_modify_type: bool,
    is_cloud_market: bool,
    fast_boot: bool,
    instant_access: bool,
    online_expansion: bool,
    instance_id: String,
    real_image_id: String,
    original_image_id: String,
    snapshot_set: Vec<Snapshot>,
}

/// A disk of an image and the snapshot that it is. GUESS: every word; the vendor's page has none.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Snapshot {
    snapshot_id: String,
    disk_type: &'static str,
    disk_size: u32,
    r#type: &'static str,
    volume_type: String,
}

impl From<&ImageDisk> for Snapshot {
    fn from(disk: &ImageDisk) -> Self {
        let volume_type = volume_type(disk).unwrap_or_default();
        Self {
            snapshot_id: disk.snapshot_id.clone(),
            disk_type: if disk.is_system { "system" } else { "data" },
            disk_size: disk.size_gib,
            r#type: if category::of(volume_type).is_some() { "ebs" } else { "local" },
            volume_type: volume_type.to_owned(),
        }
    }
}

fn architecture(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86_64 => "x86_64",
        Architecture::Arm64 => "aarch64",
    }
}

fn boot_mode(boot: Boot) -> &'static str {
    match boot {
        Boot::Bios => "BIOS(Legacy)",
        Boot::Uefi => "UEFI",
    }
}

/// The state in the vendor's words. GUESS: the one of an image that is being made; the sources have `active` alone.
fn state_name(status: Status) -> &'static str {
    match status {
        Status::Creating => "creating",
        Status::Available | Status::Deprecated => "active",
    }
}

impl From<&Offered> for Shown {
    fn from(image: &Offered) -> Self {
        Self {
            image_id: image.id.clone(),
            name: image.name.clone(),
            image_name: image.name.clone(),
            image_state: "active",
            creation_date: time::seconds(image.created),
            platform: image.platform.clone(),
            r#type: field::Kind::CommonImage.as_str().to_owned(),
            container_format: "ovf",
            architecture: architecture(image.architecture).to_owned(),
            boot_mode: boot_mode(image.boot),
            is_public: true,
            is_npe: true,
            user_category: "common",
            sys_disk: image.size_gib,
            progress: "100".to_owned(),
            image_source: "system",
            cloud_init_support: true,
            ipv6_support: false,
            is_modify_type: false,
            is_cloud_market: false,
            fast_boot: false,
            instant_access: false,
            online_expansion: true,
            instance_id: String::new(),
            real_image_id: image.id.trim_start_matches("IMG-").to_owned(),
            original_image_id: String::new(),
            snapshot_set: Vec::new(),
        }
    }
}

impl Shown {
    /// An image of the account's own, as it is at a moment.
    ///
    /// Source: the vendor's page of `DescribeImages` for the words of where it comes from; which of them an image of an
    /// instance has is a GUESS.
    pub(super) fn own(image: Image, now: Timestamp) -> Self {
        let (image_source, user_category) = match image.made {
            Made::Created => ("extend", "common"),
            Made::Copied => ("copy", "copy"),
            Made::Imported => ("import", "import"),
        };
        let text = |name: &str| image.extras.get(name).and_then(Value::as_str).map(str::to_owned);
        let is = |name: &str| image.extras.get(name).and_then(Value::as_bool);
        Self {
            image_state: state_name(image.status(now)),
            creation_date: time::seconds(image.created_at),
            r#type: text(TYPE).unwrap_or_else(|| field::Kind::CommonImage.as_str().to_owned()),
            container_format: "assembled_image",
            architecture: text(ARCHITECTURE).unwrap_or_else(|| architecture(image.software.architecture).to_owned()),
            boot_mode: boot_mode(image.software.boot),
            is_public: false,
            is_npe: true,
            user_category,
            sys_disk: image.size_gib,
            progress: image.making.percent(now).to_string(),
            image_source,
            cloud_init_support: is(CLOUD_INIT).unwrap_or(image.made != Made::Imported),
            ipv6_support: false,
            is_modify_type: false,
            is_cloud_market: false,
            fast_boot: false,
            instant_access: is(INSTANT_ACCESS).unwrap_or_default(),
            online_expansion: true,
            instance_id: text(INSTANCE_ID).filter(|_| image.made == Made::Created).unwrap_or_default(),
            snapshot_set: image.disks.iter().filter(|disk| !disk.snapshot_id.is_empty()).map(Into::into).collect(),
            platform: image.software.platform,
            name: image.name.clone(),
            image_name: image.name,
            real_image_id: image.id.clone(),
            image_id: image.id,
            original_image_id: image.origin_id,
        }
    }

    /// Whether it is of the kind that a list is narrowed to: a word for where it comes from, or for what it is.
    pub(super) fn is_of(&self, word: &str) -> bool {
        self.image_source == word || self.r#type == word
    }
}
