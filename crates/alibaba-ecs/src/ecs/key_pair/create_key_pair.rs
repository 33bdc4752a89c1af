//! `CreateKeyPair`

use compute::key_pair::{Generated, New, create, generate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Before, Call, Checks, Cx, Effect, Staged};

use super::name;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Creates an RSA key pair and shows its private half, this once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateKeyPair {
    /// Region of the key pair.
    region_id: RegionId,
    /// Name, 2 to 128 characters; the region has it once.
    key_pair_name: Required,
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
    key_pair_id: String,
    key_pair_name: String,
    key_pair_finger_print: String,
    #[schemars(extend("writeOnly" = true))]
    private_key_body: String,
}

impl Staged for CreateKeyPair {
    const NAME: &'static str = "CreateKeyPair";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("KeyPairName", "web")];
    type Service = Ecs;
    type Input = Self;
    type Prepared = Option<Generated>;
    type Loaded = Option<Generated>;
    type Output = Output;

    // It takes too long for a transaction.
    async fn prepare(before: &Before<'_>, input: &Self) -> Result<Option<Generated>> {
        name(&input.key_pair_name)?;
        let mint = before.sandbox.store.mint().clone();
        let made = tokio::task::spawn_blocking(move || generate(&mint)).await;
        let broken = |error| Fault::Damaged(format!("the making of a key pair broke off: {error}"));
        Ok(Some(made.map_err(broken)??))
    }

    fn load(_: &mut Cx<'_>, _: &Self, made: Option<Generated>) -> std::result::Result<Option<Generated>, Fault> {
        Ok(made)
    }

    fn checks(input: &Self, _: &Option<Generated>, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateKeyPair", caller, call, "keypair", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, made: Option<Generated>) -> Result<Output> {
        let made = made.ok_or_else(|| Fault::Damaged("no key pair was made".to_owned()))?;
        let new = New {
            name: Some(name(&input.key_pair_name)?),
            label: String::new(),
            public_key: made.public_key,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let pair = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output {
            key_pair_id: pair.id,
            key_pair_name: pair.name,
            key_pair_finger_print: pair.fingerprint,
            private_key_body: made.private_key,
        })
    }
}
