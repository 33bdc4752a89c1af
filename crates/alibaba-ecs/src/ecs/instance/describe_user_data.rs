//! `DescribeUserData`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};

/// Returns the user data of an instance, in base64.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserData {
    /// Region of the instance. Terraform's provider leaves it out.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
    /// Instance.
    instance_id: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_id: String,
    region_id: String,
    user_data: String,
}

impl Operation for DescribeUserData {
    const NAME: &'static str = "DescribeUserData";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeUserData", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let data = compute::instance::user_data_of(cx.scope(), &instance.id)?;
        let user_data = data.map(|data| data.encoded().to_owned()).unwrap_or_default();
        Ok(Output { instance_id: instance.id, region_id: instance.region, user_data })
    }
}
