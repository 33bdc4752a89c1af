//! `RemoveImages`

use compute::image::delete;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::asks::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::known_region;
use crate::kec::outcome::Outcomes;

/// Deletes images of the account's own. What became of each is in the answer.
///
/// GUESS: instances that were made from an image are no reason to keep it, and its snapshots stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveImages {
    /// The images: at least one.
    image_id: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    return_set: Vec<Removed>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Removed {
    image_id: String,
    r#return: bool,
}

impl Operation for RemoveImages {
    const NAME: &'static str = "RemoveImages";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ImageId.1", "cc27b87a-b74c-4da8-93b0-33edce5399cf")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.image_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| asks("kec:RemoveImages", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let mut outcomes = Outcomes::default();
        for id in input.image_id.wanted().ok_or(Error::Wanting("ImageId"))? {
            let done = delete(cx.scope(), &region.id, &id, true).map_err(Error::from);
            outcomes.push(&id, done)?;
        }
        let removed = outcomes.each()?.into_iter();
        let return_set = removed.map(|(image_id, failure)| Removed { image_id, r#return: failure.is_none() });
        Ok(Output { return_set: return_set.collect() })
    }
}
