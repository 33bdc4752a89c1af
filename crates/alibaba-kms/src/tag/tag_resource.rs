//! `TagResource`

use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::one::{Found, One};
use super::{Pair, read, set};
use crate::Kms;
use crate::checks::with_tags;
use crate::errors::{Error, Result};
use crate::key::Done;

/// Sets tags on a key or a secret.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResource {
    /// Up to 20 tags, as a JSON array of objects with `TagKey` and `TagValue`.
    #[serde(default)]
    tags: Vec<Pair>,
}

impl Staged for TagResource {
    const NAME: &'static str = "TagResource";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#)];
    type Service = Kms;
    type Input = With<One, Self>;
    type Prepared = ();
    type Loaded = Option<Found>;
    type Output = Done;

    fn load(cx: &mut Cx<'_>, With(one, _): &Self::Input, (): ()) -> std::result::Result<Option<Found>, Fault> {
        one.load(cx)
    }

    fn checks(With(one, input): &Self::Input, found: &Option<Found>, caller: &Caller, call: &Call) -> Checks {
        with_tags(Checks::only(one.check("kms:TagResource", found.as_ref(), caller, call)), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, With(one, input): Self::Input, found: Option<Found>) -> Result<Done> {
        if input.tags.is_empty() {
            return Err(Error::missing("Tags"));
        }
        let tags = read(&input.tags, "Tags")?;
        let (kind, place) = one.place(found)?;
        set(cx.scope(), kind, &[place], &tags)?;
        Ok(Done {})
    }
}
