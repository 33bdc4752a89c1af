//! `TerminateModels`

use compute::Kind;
use compute::launch_template::{Reference, delete, delete_versions, get};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::field::Whole;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::known_region;
use crate::vpc::Returned;

/// Deletes models with their versions, or one version of them; the default one stays as long as its model.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TerminateModels {
    /// The models: at least one.
    model_id: Ids,
    /// The version that is deleted; all of them where there is none.
    model_version: Option<Whole>,
}

impl Operation for TerminateModels {
    const NAME: &'static str = "TerminateModels";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ModelId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ask = |id: &str| asks("kec:TerminateModels", id, caller, call);
        let ids = input.model_id.clone().wanted().unwrap_or_default();
        let mut ids = ids.iter().map(String::as_str);
        Checks::only(ask(ids.next().unwrap_or("*"))).and_all(ids.map(ask))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let region = known_region(cx)?;
        for id in input.model_id.wanted().ok_or(Error::Wanting("ModelId"))? {
            let model = get(cx.scope(), &region.id, Reference::Id(&id))?;
            let Some(number) = input.model_version.map(|version| version.0) else {
                delete(cx.scope(), &model)?;
                continue;
            };
            if delete_versions(cx.scope(), &model, &[number])?.is_empty() {
                return Err(compute::Error::not_found(Kind::LaunchTemplateVersion, number.to_string()).into());
            }
        }
        Ok(Returned::YES)
    }
}
