//! `DeleteDataGuardGroups`

use compute::deployment_set::delete;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{DATA_GUARD_ID, asks};
use crate::asks::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::known_region;
use crate::kec::outcome::Outcomes;

/// Deletes data guard groups in which no instance is. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteDataGuardGroups {
    /// The groups: at least one.
    data_guard_id: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    return_set: Vec<Deleted>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Deleted {
    data_guard_id: String,
    r#return: bool,
}

impl Operation for DeleteDataGuardGroups {
    const NAME: &'static str = "DeleteDataGuardGroups";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DataGuardId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.data_guard_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| asks("kec:DeleteDataGuardGroups", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let mut outcomes = Outcomes::default();
        for id in input.data_guard_id.wanted().ok_or(Error::Wanting("DataGuardId"))? {
            let done = delete(cx.scope(), &region.id, &id, DATA_GUARD_ID).map_err(Error::from);
            outcomes.push(&id, done)?;
        }
        let deleted = outcomes.each()?.into_iter();
        let return_set = deleted.map(|(data_guard_id, failure)| Deleted { data_guard_id, r#return: failure.is_none() });
        Ok(Output { return_set: return_set.collect() })
    }
}
