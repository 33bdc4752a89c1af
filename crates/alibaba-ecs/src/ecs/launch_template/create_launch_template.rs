//! `CreateLaunchTemplate`

use compute::instance::{InstanceName, NameRules};
use compute::launch_template::{New, NewVersion, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::data::{Data, Parameters};
use super::{creator, description};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Ecs, codes, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Creates a launch template with its first version, which is its default one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLaunchTemplate {
    /// Region of the launch template.
    region_id: RegionId,
    /// Name, 2 to 128 characters; the region has it once.
    launch_template_name: Required,
    /// Description of the first version, 2 to 256 characters.
    #[serde(default)]
    version_description: Text,
    /// Resource group of the launch template itself.
    #[serde(default)]
    template_resource_group_id: Text,
    /// Up to 20 tags of the launch template itself.
    #[serde(default)]
    template_tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    launch_template_id: String,
    launch_template_version_number: i64,
}

impl Operation for CreateLaunchTemplate {
    const NAME: &'static str = "CreateLaunchTemplate";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("LaunchTemplateName", "web"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("RamRoleName", "MyApplicationRole"),
        ("SystemDisk.Category", "cloud_essd"),
        ("SystemDisk.Size", "40"),
    ];
    type Service = Ecs;
    type Input = With<Self, Parameters>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateLaunchTemplate", caller, call, "launchtemplate", "*"), &input.template_tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, parameters): Self::Input) -> Result<Output> {
        let name = InstanceName::parse(&input.launch_template_name, &NameRules::default()).map(String::from);
        let created_by = creator(cx.caller());
        let new = New {
            name: name.map_err(|_| Error::of(codes::launch_template::NAME_MALFORMED))?,
            version: NewVersion {
                description: description(&input.version_description)?,
                data: Data::read(parameters)?.into_extras()?,
                created_by,
            },
            resource_group: resource_group::of_resource(cx.scope(), input.template_resource_group_id.get())?,
            tags: tags::read(&input.template_tag)?,
        };
        let template = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { launch_template_id: template.id, launch_template_version_number: template.latest_version })
    }
}
