//! `SetInstancesProtection`

use compute::scaling::{get, member, protect, save};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::MOST;
use crate::ecs::Result;
use crate::ecs::field::Required;
use crate::ecs::view::Empty;
use crate::ess::Ess;
use crate::ess::field::{asks, invalid};

/// Says whether instances stay in their group whatever the group does by itself.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetInstancesProtection {
    /// Group.
    scaling_group_id: Required,
    /// Up to 20 of its instances.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Whether they stay.
    protected_from_scale_in: bool,
}

impl Operation for SetInstancesProtection {
    const NAME: &'static str = "SetInstancesProtection";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"),
        ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("ProtectedFromScaleIn", "true"),
    ];
    type Service = Ess;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:SetInstancesProtection", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let mut group = get(cx.scope(), &input.scaling_group_id)?;
        if input.instance_id.is_empty() || input.instance_id.len() > MOST {
            return Err(invalid("InstanceId"));
        }
        for id in &input.instance_id {
            let found = member(cx.scope(), &group, id)?;
            protect(cx.scope(), found, input.protected_from_scale_in)?;
        }
        // Those that do not stay any more may be too many.
        group.look_soon(cx.scope());
        save(cx.scope(), &group)?;
        Ok(Empty {})
    }
}
