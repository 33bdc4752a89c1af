//! `CreateKey`

use compute::key_pair::{Generated, New, create, generate};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Before, Call, Checks, Cx, Effect, Staged};

use super::view::Key;
use super::{Sks, asks};
use crate::kec::errors::Error;
use crate::kec::field::{Label, Text};
use crate::kec::location::place;

/// Makes a key, and shows its private half this one time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateKey {
    /// Name, up to 64 characters.
    key_name: Label,
    /// Free text, up to 255 characters. No answer shows it.
    #[serde(rename = "Description")]
    _description: Option<Text>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key: Key,
    #[schemars(extend("writeOnly" = true))]
    private_key: String,
}

impl Staged for CreateKey {
    const NAME: &'static str = "CreateKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("KeyName", "web")];
    type Service = Sks;
    type Input = Self;
    type Prepared = Option<Generated>;
    type Loaded = Option<Generated>;
    type Output = Output;

    // It takes too long for a transaction.
    async fn prepare(before: &Before<'_>, _: &Self) -> Result<Option<Generated>, Error> {
        let mint = before.sandbox.store.mint().clone();
        let made = tokio::task::spawn_blocking(move || generate(&mint)).await;
        let broken = |error| Fault::Damaged(format!("the making of a key broke off: {error}"));
        Ok(Some(made.map_err(broken)??))
    }

    fn load(_: &mut Cx<'_>, _: &Self, made: Option<Generated>) -> Result<Option<Generated>, Fault> {
        Ok(made)
    }

    fn checks(_: &Self, _: &Option<Generated>, caller: &Caller, call: &Call) -> Checks {
        asks("sks:CreateKey", "*", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, made: Option<Generated>) -> Result<Output, Error> {
        let made = made.ok_or_else(|| Fault::Damaged("no key was made".to_owned()))?;
        let new = New {
            name: None,
            label: input.key_name.0,
            public_key: made.public_key,
            resource_group: String::new(),
            tags: Tags::default(),
        };
        let place = place(cx)?;
        let pair = create(cx.scope(), &place, new)?;
        Ok(Output { key: pair.into(), private_key: made.private_key })
    }
}
