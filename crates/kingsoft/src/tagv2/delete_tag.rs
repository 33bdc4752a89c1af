//! `DeleteTag`

use iam::account_tag::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::known::kinds;
use super::{Done, Pair, Tag, asks};
use crate::kec::errors::Error;

/// Deletes tags, which no resource may have: all of them, or none where one cannot be deleted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteTag {
    /// The tags: at least one.
    tags: Vec<Pair>,
}

impl Operation for DeleteTag {
    const NAME: &'static str = "DeleteTag";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("Tags.1.Key", "team"), ("Tags.1.Value", "web")];
    type Service = Tag;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ask = |key: &str| asks("tagv2:DeleteTag", key, caller, call);
        let mut keys = input.tags.iter().map(|pair| pair.key.0.as_str());
        Checks::only(ask(keys.next().unwrap_or("*"))).and_all(keys.map(ask))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        if input.tags.is_empty() {
            return Err(Error::Wanting("Tags"));
        }
        for pair in input.tags {
            delete(cx.scope(), &kinds(), &pair.key.0, &pair.value.0)?;
        }
        Ok(Done::YES)
    }
}
