//! Images in answers.

use alibaba_core::list::Listed;
use compute::catalogue::{Architecture, Boot, Image as Offered, OperatingSystem};
use compute::image::{Image, ImageDisk, Made, Software, Status};
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use wire::Scope;

use super::{BOOT_MODE, BUCKET, DETECTION, FORMAT, IMDS_SUPPORT, LICENSE_TYPE, NVME_SUPPORT, OBJECT};
use crate::tag::TagsView;

/// What `DescribeImages` shows of an image and `DescribeImageFromFamily` does not.
const BESIDE_FAMILY: [&str; 9] = [
    "BootMode",
    "DetectionOptions",
    "Features",
    "ImageOwnerId",
    "IsPublic",
    "LicenseType",
    "OSNameEn",
    "ResourceGroupId",
    "Usable",
];

/// An image in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct View(Value);

impl Listed for View {
    const LIST: &'static str = "Images";
    const ITEM: &'static str = "Image";
}

/// Whose image it is.
pub(super) struct Owner {
    /// Number of the account.
    account: Option<i64>,
    /// Whether it is the account that asks.
    is_own: bool,
}

impl Owner {
    /// The account that asks.
    pub(super) fn own(scope: &Scope<'_>) -> Self {
        Self { account: scope.account().as_str().parse().ok(), is_own: true }
    }

    /// The account that shares an image.
    pub(super) fn of(image: &Image, scope: &Scope<'_>) -> Self {
        let tenant = scope.store().tenant_by_id(image.owner);
        Self { account: tenant.and_then(|tenant| tenant.account.as_str().parse().ok()), is_own: false }
    }
}

impl View {
    /// An image that an account made. What belongs to its owner is not shown to others.
    pub(super) fn of(image: &Image, tags: Option<&Tags>, owner: &Owner, now: Timestamp) -> Self {
        let status = image.status(now);
        let text = |name: &str| image.extras.get(name).and_then(Value::as_str);
        let own = |text: &str| if owner.is_own { text.to_owned() } else { String::new() };
        let mut view = json!({
            "ImageId": image.id,
            "ImageName": image.name,
            "ImageFamily": image.family,
            "ImageOwnerAlias": if owner.is_own { "self" } else { "others" },
            "ImageOwnerId": owner.account.unwrap_or_default(),
            "ImageVersion": image.version,
            "Description": image.description,
            "OSName": image.software.os_name_local,
            "OSNameEn": image.software.os_name_en,
            "OSType": os_type(image.software.os),
            "Platform": image.software.platform,
            "Architecture": architecture(image.software.architecture),
            "BootMode": text(BOOT_MODE).unwrap_or_else(|| boot_mode(image.software.boot)),
            "Size": image.size_gib,
            "CreationTime": time::seconds(image.created_at),
            "Status": status_name(status),
            "Usable": status != Status::Creating,
            "Progress": format!("{}%", image.making.percent(now)),
            "Usage": if image.is_used { "instance" } else { "none" },
            "IsPublic": false,
            "IsCopied": image.made == Made::Copied,
            "IsSelfShared": if image.is_shared { "True" } else { "False" },
            "IsSubscribed": false,
            "IsSupportCloudinit": true,
            "IsSupportIoOptimized": true,
            "ProductCode": "",
            "ResourceGroupId": own(&image.resource_group),
            "DiskDeviceMappings": {
                "DiskDeviceMapping": image.disks.iter().map(|disk| mapping(image, disk, owner, now)).collect::<Vec<_>>(),
            },
            "Tags": TagsView::from(tags),
        });
        if let Some(view) = view.as_object_mut() {
            view.extend(text(LICENSE_TYPE).map(|word| ("LicenseType".to_owned(), word.into())));
            let features = [(NVME_SUPPORT, "NvmeSupport"), (IMDS_SUPPORT, "ImdsSupport")];
            let features: serde_json::Map<_, _> =
                features.iter().filter_map(|(kept, name)| Some(((*name).to_owned(), text(kept)?.into()))).collect();
            if !features.is_empty() {
                view.insert("Features".to_owned(), features.into());
            }
            if text(DETECTION).is_some() {
                // Nothing is on the disks of the sandbox, so nothing is found.
                let done = if status == Status::Creating { "Processing" } else { "Finished" };
                view.insert("DetectionOptions".to_owned(), json!({"Status": done, "Items": {"Item": []}}));
            }
        }
        Self(view)
    }

    /// The same without what the answer about a family leaves out.
    ///
    /// Source: the page of `DescribeImageFromFamily`, whose image has fewer members than that of `DescribeImages`.
    pub(super) fn of_family(mut self) -> Self {
        let mut leave = |at: &str, names: &[&str]| match self.0.pointer_mut(at) {
            Some(Value::Object(members)) => members.retain(|name, _| !names.contains(&name.as_str())),
            Some(Value::Array(items)) => {
                for members in items.iter_mut().filter_map(Value::as_object_mut) {
                    members.retain(|name, _| !names.contains(&name.as_str()));
                }
            }
            _ => {}
        };
        leave("", &BESIDE_FAMILY);
        leave("/DiskDeviceMappings/DiskDeviceMapping", &["Encrypted", "Progress", "RemainTime"]);
        self
    }

    /// An image that the vendor offers.
    pub(super) fn offered(image: &Offered) -> Self {
        let software = Software::of(image);
        Self(json!({
            "ImageId": image.id,
            "ImageName": image.name,
            "ImageFamily": image.image_family.as_deref().unwrap_or_default(),
            "ImageOwnerAlias": "system",
            "ImageVersion": "",
            "Description": "",
            "OSName": software.os_name_local,
            "OSNameEn": software.os_name_en,
            "OSType": os_type(image.os),
            "Platform": image.platform,
            "Architecture": architecture(image.architecture),
            "BootMode": boot_mode(image.boot),
            "Size": image.size_gib,
            "CreationTime": time::seconds(image.created),
            "Status": "Available",
            "Progress": "100%",
            "Usage": "instance",
            "IsPublic": true,
            "IsCopied": false,
            "IsSelfShared": "",
            "IsSubscribed": false,
            "IsSupportCloudinit": true,
            "IsSupportIoOptimized": true,
            "ProductCode": "",
            "ResourceGroupId": "",
            "DiskDeviceMappings": {"DiskDeviceMapping": []},
            "Tags": {"Tag": []},
        }))
    }
}

fn mapping(image: &Image, disk: &ImageDisk, owner: &Owner, now: Timestamp) -> Value {
    let text = |name: &str| disk.extras.get(name).and_then(Value::as_str).unwrap_or_default();
    json!({
        "Device": disk.device,
        "Type": if disk.is_system { "system" } else { "data" },
        // A text in the vendor's page and in its SDKs.
        "Size": disk.size_gib.to_string(),
        "SnapshotId": if owner.is_own { disk.snapshot_id.as_str() } else { "" },
        "Encrypted": disk.encrypted,
        "Format": text(FORMAT),
        "ImportOSSBucket": text(BUCKET),
        "ImportOSSObject": text(OBJECT),
        "Progress": format!("{}%", image.making.percent(now)),
        "RemainTime": image.making.seconds_left(now),
    })
}

/// The vendor's word for a kind of operating system.
pub(super) fn os_type(os: OperatingSystem) -> &'static str {
    match os {
        OperatingSystem::Linux => "linux",
        OperatingSystem::Windows => "windows",
    }
}

/// The vendor's word for an instruction set.
pub(super) fn architecture(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86_64 => "x86_64",
        Architecture::Arm64 => "arm64",
    }
}

fn boot_mode(boot: Boot) -> &'static str {
    match boot {
        Boot::Bios => "BIOS",
        Boot::Uefi => "UEFI",
    }
}

/// The vendor's word for a state.
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Creating => "Creating",
        Status::Available => "Available",
        Status::Deprecated => "Deprecated",
    }
}
