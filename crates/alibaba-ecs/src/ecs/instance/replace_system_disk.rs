//! `ReplaceSystemDisk`

use compute::disk;
use compute::instance::Change;
use kms::Vault;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{identity, launch, storage};
use crate::ecs::checks::about;
use crate::ecs::disk::encryption;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, Required, Text};
use crate::ecs::image::source;
use crate::ecs::{Ecs, codes, location};

/// Replaces the system disk of a stopped instance with one of another image. What was on the old disk is gone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReplaceSystemDisk {
    /// Instance.
    instance_id: Required,
    /// Image.
    #[serde(default)]
    image_id: Text,
    /// The new disk.
    #[serde(default)]
    system_disk: NewDisk,
    /// New password, which counts from the next start.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    password: Text,
    /// Whether the password of the image counts.
    #[serde(default)]
    password_inherit: bool,
    /// Key pair that is put into the instance.
    #[serde(default)]
    key_pair_name: Text,
    /// Whether it is encrypted.
    encrypted: Option<bool>,
    /// Key it is encrypted with.
    #[serde(default, rename = "KMSKeyId")]
    kms_key_id: Text,
    /// A custom disk that takes the place.
    #[serde(default, rename = "DiskId")]
    _disk_id: Unbuilt,
    /// How it is encrypted.
    #[serde(default, rename = "EncryptAlgorithm")]
    _encrypt_algorithm: Unbuilt,
    /// Roles for encryption across accounts.
    #[serde(default, rename = "Arn")]
    _arn: Unbuilt,
    /// Instruction set of a custom image; an image knows its own.
    #[serde(default, rename = "Architecture")]
    _architecture: Text,
    /// Operating system of a custom image; an image knows its own.
    #[serde(default, rename = "Platform")]
    _platform: Text,
    /// Whether the cloud's own software is installed: `Active` or `Deactive`.
    #[serde(default)]
    security_enhancement_strategy: Text,
    /// Whether the cloud's own services are used; they always are.
    #[serde(default, rename = "UseAdditionalService")]
    _use_additional_service: Option<bool>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

/// The disk that takes the place.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NewDisk {
    /// Size in GiB: no less than the image, and than the old disk.
    size: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    disk_id: String,
}

impl Operation for ReplaceSystemDisk {
    const NAME: &'static str = "ReplaceSystemDisk";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("SystemDisk.Size", "60"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "ecs:ReplaceSystemDisk";
        Checks::only(about(ACTION, caller, call, "instance", &input.instance_id))
            .and_if(input.image_id.get(), |id| about(ACTION, caller, call, "image", id))
            .and_if(input.key_pair_name.get(), |name| about(ACTION, caller, call, "keypair", name))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let Some(wanted) = input.image_id.get() else { return Err(Error::missing("ImageId")) };
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let source = source::wanted(cx.scope(), &instance.region, Some(wanted), None)?;
        let image = source.image.as_ref();
        let kind = launch::instance_type(&instance.hardware.type_id, image)?;
        identity::check_password(input.password.get(), input.password_inherit, image.os)?;
        if !matches!(input.security_enhancement_strategy.get(), None | Some("Active" | "Deactive")) {
            return Err(Error::invalid("SecurityEnhancementStrategy"));
        }
        launch::check_key_pair(cx.scope(), &instance.region, input.key_pair_name.get())?;
        let old = disk::of_instance(cx.scope(), &instance.id)?.into_iter().find(|disk| disk.is_system);
        let Some(old) = old else { return Err(Error::of(codes::instance::WRONG_STATUS)) };
        let wanted_encryption = (input.encrypted, input.kms_key_id.get());
        let mut spec = storage::replaced(old.spec, input.system_disk.size, wanted_encryption, &source, kind)?;
        let Some(region) = location::region_of_id(&instance.id) else { return Err(Error::invalid("InstanceId")) };
        let vault = Vault::new(&cx.sandbox().vault);
        encryption::settle(cx.scope(), vault, region, std::slice::from_mut(&mut spec))?;
        let location = location::of(region);
        let from = (image.id.as_str(), source.software());
        let (instance, disk_id) =
            compute::instance::replace_system_disk(cx.scope(), &location, &instance.id, from, spec)?;
        if let Some(name) = input.key_pair_name.cloned() {
            let change = Change { key_pair: Some(name), ..Change::default() };
            compute::instance::modify(cx.scope(), &instance.id, change)?;
        }
        Ok(Output { disk_id })
    }
}
