//! `DescribeInstanceAttachmentAttributes`

use alibaba_core::list::{Listed, Page, Place};
use compute::instance::{Filter, Instance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::stored_attributes::StoredAttributes;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId};
use crate::page::Numbered;

/// Lists which private pools instances take capacity from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceAttachmentAttributes {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances, as a JSON array.
    instance_ids: JsonList,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    instance_id: String,
    private_pool_options_match_criteria: String,
    private_pool_options_id: String,
}

impl Listed for View {
    const LIST: &'static str = "Instances";
    const ITEM: &'static str = "Instance";
}

impl Operation for DescribeInstanceAttachmentAttributes {
    const NAME: &'static str = "DescribeInstanceAttachmentAttributes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceIds", r#"["i-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:DescribeInstanceAttachmentAttributes", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let Some(ids) = input.instance_ids.get() else { return Err(Error::missing("InstanceIds")) };
        if ids.len() > 100 {
            return Err(Error::of(codes::instance::IDS_MALFORMED));
        }
        let filter =
            Filter { region: Some(input.region_id.0.id.clone()), ids: Some(ids.to_vec()), ..Filter::default() };
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        Ok(page.answer(part, view))
    }
}

fn view(instance: Instance) -> View {
    let stored = StoredAttributes::of(&instance.extras);
    View {
        // A launch that names no pool may take capacity from any open one, as the page of `RunInstances` says.
        private_pool_options_match_criteria: stored.private_pool_match.unwrap_or_else(|| "Open".to_owned()),
        private_pool_options_id: stored.private_pool_id.unwrap_or_default(),
        instance_id: instance.id,
    }
}
