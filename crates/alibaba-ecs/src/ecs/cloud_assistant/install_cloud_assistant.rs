//! `InstallCloudAssistant`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::targets::Targets;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;
use crate::ecs::view::Empty;

/// How many instances a call may name.
const MOST: usize = 50;

/// Puts the cloud assistant into instances.
///
/// Public images have it, so nothing changes. What answers inside an instance of the sandbox is its shell, while one is open.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct InstallCloudAssistant {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 50 instances.
    #[serde(default)]
    #[schemars(required)]
    instance_id: Vec<String>,
}

impl Operation for InstallCloudAssistant {
    const NAME: &'static str = "InstallCloudAssistant";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_id.iter().map(String::as_str);
        each("ecs:InstallCloudAssistant", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        Targets::named(cx.scope(), &input.region_id.0.id, &input.instance_id)?.check(MOST)?;
        Ok(Empty {})
    }
}
