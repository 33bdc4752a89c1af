//! `CreateLaunchTemplateVersion`

use compute::launch_template::{LaunchTemplate, NewVersion, add_version};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::data::{Data, Parameters};
use super::named::Named;
use super::{creator, description};
use crate::ecs::Ecs;
use crate::ecs::errors::Result;
use crate::ecs::field::Text;

/// Adds a version to a launch template. The default version stays what it was.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLaunchTemplateVersion {
    /// Description of the version, 2 to 256 characters.
    #[serde(default)]
    version_description: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    launch_template_id: String,
    launch_template_version_number: i64,
}

impl Staged for CreateLaunchTemplateVersion {
    const NAME: &'static str = "CreateLaunchTemplateVersion";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("LaunchTemplateId", "lt-bp67acfmxazb4pa1b2c3"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.xlarge"),
        ("VersionDescription", "larger"),
    ];
    type Service = Ecs;
    type Input = With<With<Self, Named>, Parameters>;
    type Prepared = ();
    type Loaded = Option<LaunchTemplate>;
    type Output = Output;

    fn load(
        cx: &mut Cx<'_>,
        With(With(_, named), _): &Self::Input,
        (): (),
    ) -> std::result::Result<Self::Loaded, Fault> {
        named.load(cx.scope())
    }

    fn checks(With(With(_, named), _): &Self::Input, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        named.checks("ecs:CreateLaunchTemplateVersion", found.as_ref(), caller, call)
    }

    fn handle(
        cx: &mut Cx<'_>,
        With(With(input, named), parameters): Self::Input,
        found: Self::Loaded,
    ) -> Result<Output> {
        let template = named.found(cx.scope(), found)?;
        let new = NewVersion {
            description: description(&input.version_description)?,
            data: Data::read(parameters)?.into_extras()?,
            created_by: creator(cx.caller()),
        };
        let id = template.id.clone();
        let number = add_version(cx.scope(), template, new)?;
        Ok(Output { launch_template_id: id, launch_template_version_number: number })
    }
}
