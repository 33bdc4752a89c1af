//! `UntagResource`

use schemars::JsonSchema;
use serde::Deserialize;
use store::{Fault, tag};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::MOST;
use super::one::{Found, One};
use crate::Kms;
use crate::errors::{Error, Result};
use crate::key::Done;

/// Removes tags from a key or a secret.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResource {
    /// Up to 20 keys of tags, as a JSON array.
    #[serde(default)]
    tag_keys: Vec<String>,
}

impl Staged for UntagResource {
    const NAME: &'static str = "UntagResource";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("TagKeys", r#"["team"]"#)];
    type Service = Kms;
    type Input = With<One, Self>;
    type Prepared = ();
    type Loaded = Option<Found>;
    type Output = Done;

    fn load(cx: &mut Cx<'_>, With(one, _): &Self::Input, (): ()) -> std::result::Result<Option<Found>, Fault> {
        one.load(cx)
    }

    fn checks(With(one, _): &Self::Input, found: &Option<Found>, caller: &Caller, call: &Call) -> Checks {
        Checks::only(one.check("kms:UntagResource", found.as_ref(), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(one, input): Self::Input, found: Option<Found>) -> Result<Done> {
        if input.tag_keys.is_empty() {
            return Err(Error::missing("TagKeys"));
        }
        if input.tag_keys.len() > MOST {
            return Err(Error::invalid("TagKeys"));
        }
        let (kind, place) = one.place(found)?;
        tag::unset_many(cx.scope(), kind.tagged(), &[&place], &input.tag_keys)?;
        Ok(Done {})
    }
}
