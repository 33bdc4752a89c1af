//! `DescribeKeyPairs`

use alibaba_core::list::{Listed, Page, Place};
use compute::key_pair::{Filter, KeyPair, TAGGED, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag, TagsView};

/// Lists key pairs, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeKeyPairs {
    /// Region of the key pairs.
    region_id: RegionId,
    /// Name, in which `*` stands for anything.
    #[serde(default)]
    key_pair_name: Text,
    /// Fingerprint.
    #[serde(default)]
    key_pair_finger_print: Text,
    /// Whether public keys are shown.
    #[serde(default)]
    include_public_key: bool,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    key_pair_name: String,
    key_pair_finger_print: String,
    public_key: Option<String>,
    resource_group_id: String,
    creation_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "KeyPairs";
    const ITEM: &'static str = "KeyPair";
}

impl Operation for DescribeKeyPairs {
    const NAME: &'static str = "DescribeKeyPairs";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("KeyPairName", "*web*"), ("IncludePublicKey", "true")];
    type Service = Ecs;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        // A name in which something stands for anything names no single key pair.
        let name = input.key_pair_name.get().filter(|name| !name.contains('*'));
        with_tags(each("ecs:DescribeKeyPairs", caller, call, "keypair", name), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            name: input.key_pair_name.cloned(),
            fingerprint: input.key_pair_finger_print.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
            ..Filter::default()
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let keys: Vec<_> = part.items.iter().map(|pair| pair.key.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &keys)?;
        Ok(page.answer(part, |pair| {
            let tags = tags.get(&pair.key);
            View::of(pair, tags, input.include_public_key)
        }))
    }
}

impl View {
    fn of(pair: KeyPair, tags: Option<&Tags>, with_public_key: bool) -> Self {
        Self {
            tags: tags.into(),
            key_pair_name: pair.name,
            key_pair_finger_print: pair.fingerprint,
            public_key: Some(pair.public_key).filter(|_| with_public_key),
            resource_group_id: pair.resource_group,
            creation_time: time::seconds(pair.created_at),
        }
    }
}
