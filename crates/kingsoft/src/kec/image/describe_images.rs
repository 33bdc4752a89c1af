//! `DescribeImages`

use compute::catalogue::{Architecture, Boot, Image};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::catalogue::catalogue;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::kec;

/// Lists the images that instances can be made from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeImages {
    /// Only these images.
    #[serde(default)]
    image_id: Ids,
    /// `system` for the images of the cloud, which are all there are here.
    image_type: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    images_set: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
struct Shown {
    image_id: String,
    name: String,
    /// One client looks for the name here.
    image_name: String,
    image_state: &'static str,
    creation_date: String,
    platform: String,
    r#type: &'static str,
    container_format: &'static str,
    architecture: &'static str,
    boot_mode: &'static str,
    is_public: bool,
    is_npe: bool,
    user_category: &'static str,
    sys_disk: u32,
    progress: &'static str,
    image_source: &'static str,
    cloud_init_support: bool,
    ipv6_support: bool,
    is_modify_type: bool,
    is_cloud_market: bool,
    fast_boot: bool,
    instant_access: bool,
    online_expansion: bool,
    instance_id: &'static str,
    real_image_id: String,
    original_image_id: &'static str,
    snapshot_set: [(); 0],
}

impl From<&Image> for Shown {
    fn from(image: &Image) -> Self {
        Self {
            image_id: image.id.clone(),
            name: image.name.clone(),
            image_name: image.name.clone(),
            image_state: "active",
            creation_date: time::seconds(image.created),
            platform: image.platform.clone(),
            r#type: "CommonImage",
            container_format: "ovf",
            architecture: match image.architecture {
                Architecture::X86_64 => "x86_64",
                Architecture::Arm64 => "aarch64",
            },
            boot_mode: match image.boot {
                Boot::Bios => "BIOS(Legacy)",
                Boot::Uefi => "UEFI",
            },
            is_public: true,
            is_npe: true,
            user_category: "common",
            sys_disk: image.size_gib,
            progress: "100",
            image_source: "system",
            cloud_init_support: true,
            ipv6_support: false,
            is_modify_type: false,
            is_cloud_market: false,
            fast_boot: false,
            instant_access: false,
            online_expansion: true,
            instance_id: "",
            real_image_id: image.id.trim_start_matches("IMG-").to_owned(),
            original_image_id: "",
            snapshot_set: [],
        }
    }
}

impl Operation for DescribeImages {
    const NAME: &'static str = "DescribeImages";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ImageType", "system")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:DescribeImages", kec(caller, call, "image/*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let ids = input.image_id.wanted();
        let is_wanted = |image: &&Image| ids.as_ref().is_none_or(|ids| ids.contains(&image.id));
        // Images that an account made itself are not part of the sandbox.
        let system = input.image_type.is_none_or(|kind| matches!(kind.as_str(), "" | "system" | "CommonImage"));
        let images = catalogue().images().iter().filter(is_wanted).filter(|_| system);
        Ok(Output { images_set: images.map(Shown::from).collect() })
    }
}
