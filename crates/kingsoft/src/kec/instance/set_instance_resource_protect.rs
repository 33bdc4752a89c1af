//! `SetInstanceResourceProtect`

use compute::instance::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::location::instance;
use crate::vpc::Returned;

/// Protects instances from being released, or protects them no more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetInstanceResourceProtect {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
    /// Whether they are protected.
    is_protection: bool,
}

impl Operation for SetInstanceResourceProtect {
    const NAME: &'static str = "SetInstanceResourceProtect";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("IsProtection", "true")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("kec:SetInstanceResourceProtect", &input.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        for id in input.instance_id.iter() {
            instance(cx, id)?;
            let protected = Some(input.is_protection);
            modify(cx.scope(), id, Change { protected, ..Change::default() })?;
        }
        Ok(Returned::YES)
    }
}
