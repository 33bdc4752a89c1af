//! `ImportKey`

use compute::key_pair::{New, PublicKey, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Key;
use super::{Sks, asks};
use crate::kec::errors::Error;
use crate::kec::field::{Label, Text};
use crate::kec::location::place;

/// Takes over the public half of a key that was made elsewhere.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ImportKey {
    /// Name, up to 64 characters.
    key_name: Label,
    /// The public half, in the form of a line of `authorized_keys`.
    public_key: String,
    /// Free text, up to 255 characters. No answer shows it.
    #[serde(rename = "Description")]
    _description: Option<Text>,
    /// Whether the key is only looked at and nothing is kept.
    #[serde(default)]
    is_check: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<Key>,
}

impl Operation for ImportKey {
    const NAME: &'static str = "ImportKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("KeyName", "web"),
        ("PublicKey", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"),
    ];
    type Service = Sks;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("sks:ImportKey", "*", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let malformed = |_| Error::Unfit("PublicKey", "it is not the public half of an SSH key".to_owned());
        let public_key = PublicKey::parse(&input.public_key).map_err(malformed)?;
        if input.is_check {
            return Ok(Output { key: None });
        }
        let new = New {
            name: None,
            label: input.key_name.0,
            public_key,
            resource_group: String::new(),
            tags: Tags::default(),
        };
        let place = place(cx)?;
        Ok(Output { key: Some(create(cx.scope(), &place, new)?.into()) })
    }
}
