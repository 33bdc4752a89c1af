//! `ModifyInstanceImage`

use compute::Extras;
use compute::instance::{Change, modify, replace_system_disk, start};
use compute::key_pair;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::disks::system_disk;
use super::order::SystemDisk;
use super::{KEY_IDS, rules};
use crate::catalogue::catalogue;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids};
use crate::kec::image::source::usable;
use crate::kec::location::{instance, kec, place};
use crate::vpc::Returned;

/// Makes the system disk of a stopped instance anew, from the same image or from another one, and starts the instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceImage {
    /// The instance.
    instance_id: Id,
    /// New image; the same by default.
    image_id: Option<String>,
    /// The new system disk; as one that is launched by default.
    system_disk: Option<SystemDisk>,
    /// New password: 8 to 32 characters with capitals, small letters and digits. It is checked and not kept.
    #[schemars(extend("writeOnly" = true))]
    instance_password: Option<String>,
    /// The keys that are put into it; the same by default.
    #[serde(default)]
    key_id: Ids,
    /// Whether the image says how one logs in. The answer is the same.
    #[serde(rename = "KeepImageLogin")]
    _keep_image_login: Option<bool>,
}

impl Operation for ModifyInstanceImage {
    const NAME: &'static str = "ModifyInstanceImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:ModifyInstanceImage", kec(caller, call, format_args!("instance/{}", input.instance_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let place = place(cx)?;
        let instance = instance(cx, &input.instance_id.0)?;
        let wished = input.image_id.as_deref().filter(|id| !id.is_empty());
        let image_id = wished.unwrap_or(&instance.image_id);
        let source = usable(cx.scope(), &instance.region, image_id)?;
        let type_id = &instance.hardware.type_id;
        let kind = catalogue().instance_type(type_id);
        let kind = kind.ok_or_else(|| Error::Unfit("InstanceType", format!("there is no type {type_id}")))?;
        if let Some(password) = input.instance_password.as_deref().filter(|text| !text.is_empty()) {
            rules::password(password)?;
        }
        let spec = system_disk(input.system_disk.as_ref(), &source, kind)?;
        let image = (source.image.id.as_str(), source.software());
        replace_system_disk(cx.scope(), &place, &instance.id, image, spec)?;
        if let Some(keys) = input.key_id.wanted() {
            for key in &keys {
                key_pair::get(cx.scope(), &instance.region, key)?;
            }
            let extras = Extras::from_iter([(KEY_IDS.to_owned(), keys.into())]);
            modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
        }
        // Terraform's provider waits for the instance to be up, and does not start it.
        start(cx.scope(), &instance.id)?;
        Ok(Returned::YES)
    }
}
