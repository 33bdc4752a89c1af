//! `CreateScalingConfiguration`

use compute::scaling::{NewConfiguration, create_configuration, get};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::data::{Data, Parameters};
use crate::ecs::checks::pass_role;
use crate::ecs::field::{ClientToken, Required, Text};
use crate::ecs::{Result, location};
use crate::ess::field::{asks, name, region_of};
use crate::ess::{Ess, order};

/// Says what new instances of a group are like, once the group takes it. Whoever names a role may pass it to ECS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateScalingConfiguration {
    /// Group.
    scaling_group_id: Required,
    /// Name, 2 to 64 characters; the group has it once. Its identifier by default.
    #[serde(default)]
    scaling_configuration_name: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    scaling_configuration_id: String,
}

impl Operation for CreateScalingConfiguration {
    const NAME: &'static str = "CreateScalingConfiguration";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
        ("RamRoleName", "MyApplicationRole"),
    ];
    type Service = Ess;
    type Input = With<Self, Parameters>;
    type Output = Output;

    fn checks(With(input, With(values, _)): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("ess:CreateScalingConfiguration", caller, call, &input.scaling_group_id)
            .and_if(values.ram_role_name.get(), |role| pass_role(caller, role))
    }

    fn handle(cx: &mut Cx<'_>, With(input, parameters): Self::Input) -> Result<Output> {
        let group = get(cx.scope(), &input.scaling_group_id)?;
        let mut data = Data::read(parameters)?;
        data.settle_image(cx.scope(), &group.region)?;
        order::check_data(cx.scope(), &group, &data)?;
        let name = name(input.scaling_configuration_name.get(), "ScalingConfigurationName")?;
        let new = NewConfiguration { name, data: data.into_extras()? };
        let made = create_configuration(cx.scope(), &location::of(region_of(&group)?), &group, new)?;
        Ok(Output { scaling_configuration_id: made.id })
    }
}
