//! `DeleteLaunchTemplate`

use compute::launch_template::{LaunchTemplate, delete};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::named::Named;
use crate::ecs::Ecs;
use crate::ecs::errors::Result;

/// Deletes a launch template with all its versions. Instances that were launched with it stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteLaunchTemplate {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    launch_template_id: String,
    launch_template_version_numbers: Numbers,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Numbers {
    #[serde(rename = "versionNumbers")]
    numbers: Vec<i64>,
}

impl Staged for DeleteLaunchTemplate {
    const NAME: &'static str = "DeleteLaunchTemplate";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("LaunchTemplateId", "lt-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Named>;
    type Prepared = ();
    type Loaded = Option<LaunchTemplate>;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(_, named): &Self::Input, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        named.load(cx.scope())
    }

    fn checks(With(_, named): &Self::Input, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        named.checks("ecs:DeleteLaunchTemplate", found.as_ref(), caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(_, named): Self::Input, found: Self::Loaded) -> Result<Output> {
        let template = named.found(cx.scope(), found)?;
        let numbers = delete(cx.scope(), &template)?;
        Ok(Output { launch_template_id: template.id, launch_template_version_numbers: Numbers { numbers } })
    }
}
