//! `CreateTag`

use iam::account_tag::keep;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{Key, Values};
use super::{Tag, asks, number};
use crate::kec::errors::Error;

/// Makes a tag, which resources can then get. One that there is already stays as it is.
///
/// GUESS: a tag that there is already is no mistake. Terraform's provider shows a tag beside an attachment of the same tag,
/// which makes it too, and either can come first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTag {
    /// Key: 1 to 128 characters, not beginning `ksc`.
    key: Key,
    /// Value: up to 255 characters, not beginning `ksc`; several, with commas between them, make as many tags.
    #[serde(default)]
    value: Values,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    result: bool,
    /// Number of the tag; of the first, where there are several. GUESS: it is not published of which.
    tag_id: u32,
}

impl Operation for CreateTag {
    const NAME: &'static str = "CreateTag";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("Key", "team"), ("Value", "web")];
    type Service = Tag;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("tagv2:CreateTag", &input.key.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let key = input.key.0.as_str();
        keep(cx.scope(), input.value.iter().map(|value| (key, value)))?;
        let tag_id = number(key, input.value.iter().next().unwrap_or_default());
        Ok(Output { result: true, tag_id })
    }
}
