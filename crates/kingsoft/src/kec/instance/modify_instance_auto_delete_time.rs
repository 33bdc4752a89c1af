//! `ModifyInstanceAutoDeleteTime`

use compute::instance::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::each;
use super::release_time::release_time;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::location::instance;
use crate::vpc::Returned;

/// Has instances be released by themselves at a time, or no more.
///
/// A protected instance is released too: protection is against a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceAutoDeleteTime {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
    /// When, such as `2026-07-30 18:00`. GUESS: without it, or empty, never.
    #[serde(default)]
    auto_delete_time: String,
    /// Whether their public addresses are released with them.
    #[serde(default, rename = "AutoDeleteEip")]
    _auto_delete_eip: Unbuilt,
}

impl Operation for ModifyInstanceAutoDeleteTime {
    const NAME: &'static str = "ModifyInstanceAutoDeleteTime";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("AutoDeleteTime", "2099-07-30 18:00")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("kec:ModifyInstanceAutoDeleteTime", &input.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let at = release_time(&input.auto_delete_time, cx.now())?;
        for id in input.instance_id.iter() {
            instance(cx, id)?;
            modify(cx.scope(), id, Change { release_at: Some(at), ..Change::default() })?;
        }
        Ok(Returned::YES)
    }
}
