//! `CreateKey`

use alibaba_core::encryption_key::ID_FORMAT;
use kms::Vault;
use kms::key::{New, Spec, Usage, create};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::rotation;
use super::view::Output;
use super::words::{PROTECTION_LEVELS, SPECS, USAGES, meaning};
use crate::Kms;
use crate::checks::with_tags;
use crate::errors::{Error, Result};
use crate::field::{Description, Text};
use crate::place;
use crate::tag::{self, Pair};

/// Creates a key with its first version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateKey {
    /// Description, up to 8,192 characters.
    #[serde(default)]
    description: Description,
    /// Algorithm and length: `Aliyun_AES_256`, the default, `RSA_2048`, `RSA_3072` or `EC_P256`.
    #[serde(default)]
    key_spec: Text,
    /// What it is for: `ENCRYPT/DECRYPT` or `SIGN/VERIFY`, which is the default of keys that can sign.
    #[serde(default)]
    key_usage: Text,
    /// Where its material comes from: `Aliyun_KMS`, the default. Material cannot be brought along yet.
    #[serde(default)]
    origin: Text,
    /// How its material is guarded: `SOFTWARE`, the default, or `HSM`.
    #[serde(default)]
    protection_level: Text,
    /// Where its material is kept apart.
    #[serde(default, rename = "KeyStorageMechanism")]
    _key_storage_mechanism: Unbuilt,
    /// Whether it is rotated by itself.
    enable_automatic_rotation: Option<bool>,
    /// After how long, from 7 to 730 days, such as `365d`; needed where it is rotated by itself.
    #[serde(default)]
    rotation_interval: Text,
    /// Instance of the service that it lies in; there is none.
    #[serde(default, rename = "DKMSInstanceId")]
    dkms_instance_id: Text,
    /// Policy of the key, which only keys in an instance have.
    #[serde(default)]
    policy: Text,
    /// Up to 20 tags, as a JSON array of objects with `TagKey` and `TagValue`.
    #[serde(default)]
    tags: Vec<Pair>,
}

impl Operation for CreateKey {
    const NAME: &'static str = "CreateKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("Description", "orders"),
        ("KeySpec", "Aliyun_AES_256"),
        ("EnableAutomaticRotation", "true"),
        ("RotationInterval", "365d"),
        ("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#),
    ];
    type Service = Kms;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(Checks::of("kms:CreateKey", place::all(caller, call, "key")), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let (region, code) = place::checked(cx.call())?;
        if input.dkms_instance_id.get().is_some() {
            return Err(Error::no_instance());
        }
        if input.policy.get().is_some() {
            return Err(Error::unsupported());
        }
        match input.origin.get() {
            None | Some("Aliyun_KMS") => {}
            Some("EXTERNAL") => return Err(Error::origin()),
            Some(_) => return Err(Error::invalid("Origin")),
        }
        let spec = match input.key_spec.get() {
            None => Spec::Aes256,
            Some(text) => meaning(&SPECS, text).ok_or_else(|| Error::invalid("KeySpec"))?,
        };
        let usage = match input.key_usage.get() {
            None if spec.is_for(Usage::Sign) => Usage::Sign,
            None => Usage::Encrypt,
            Some(text) => meaning(&USAGES, text).ok_or_else(|| Error::invalid("KeyUsage"))?,
        };
        if !spec.is_for(usage) {
            return Err(Error::invalid("KeyUsage"));
        }
        let level = input.protection_level.get().unwrap_or("SOFTWARE");
        if !PROTECTION_LEVELS.contains(&level) {
            return Err(Error::invalid("ProtectionLevel"));
        }
        let rotates_every = if input.enable_automatic_rotation == Some(true) {
            let term = input.rotation_interval.get().ok_or_else(|| Error::missing("RotationInterval"))?;
            Some(rotation::seconds(term).ok_or_else(|| Error::invalid("RotationInterval"))?)
        } else {
            None
        };
        if rotates_every.is_some() && !spec.is_symmetric() {
            return Err(Error::unsupported());
        }
        let new = New {
            region,
            format: &ID_FORMAT,
            code,
            service: "",
            description: input.description.0,
            spec,
            usage,
            protection_level: level.to_owned(),
            rotates_every,
            tags: tag::read(&input.tags, "Tags")?,
        };
        let vault = Vault::new(&cx.sandbox().vault);
        let key = create(cx.scope(), vault, new)?;
        Ok(Output::of(key, cx.caller().account(), false))
    }
}
