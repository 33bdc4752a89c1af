//! `ImportKeyPair`

use compute::key_pair::{New, PublicKey, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::name;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Keeps the public half of a key pair that was made elsewhere.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ImportKeyPair {
    /// Region of the key pair.
    region_id: RegionId,
    /// Name, 2 to 128 characters; the region has it once.
    key_pair_name: Required,
    /// Public key, as a file of authorized keys has it.
    public_key_body: Required,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_pair_name: String,
    key_pair_finger_print: String,
}

impl Operation for ImportKeyPair {
    const NAME: &'static str = "ImportKeyPair";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("KeyPairName", "laptop"),
        ("PublicKeyBody", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:ImportKeyPair", caller, call, "keypair", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let malformed = |_| Error::of(codes::key_pair::PUBLIC_KEY_MALFORMED);
        let new = New {
            name: Some(name(&input.key_pair_name)?),
            label: String::new(),
            public_key: PublicKey::parse(&input.public_key_body).map_err(malformed)?,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let pair = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { key_pair_name: pair.name, key_pair_finger_print: pair.fingerprint })
    }
}
