//! `DescribeImageSharePermission`

use alibaba_core::list::{Listed, Page, Place};
use compute::image::{Share, get, shares};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::page::Numbered;

/// Lists the accounts that one of the account's own images is shared with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeImageSharePermission {
    /// Region of the image.
    region_id: RegionId,
    /// Image.
    image_id: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    image_id: String,
    share_groups: Value,
    #[serde(flatten)]
    page: Page<View, Place>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    aliyun_id: String,
    shared_time: String,
}

impl Listed for View {
    const LIST: &'static str = "Accounts";
    const ITEM: &'static str = "Account";
}

impl Operation for DescribeImageSharePermission {
    const NAME: &'static str = "DescribeImageSharePermission";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ImageId", "m-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeImageSharePermission", caller, call, "image", &input.image_id)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        let region = &input.region_id.0.id;
        let image = get(cx.scope(), region, &input.image_id)?;
        let shares = shares(cx.scope(), &image)?;
        let view = |share: Share| View { aliyun_id: share.account, shared_time: time::seconds(share.shared_at) };
        Ok(Output {
            region_id: region.clone(),
            image_id: image.id,
            share_groups: json!({"ShareGroup": []}),
            page: page.cut(shares, view),
        })
    }
}
