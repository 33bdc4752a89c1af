//! `GetRandomPassword`

use kms::password::{Wanted, draw};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::errors::{Error, Result};
use crate::field::Text;
use crate::{Kms, place};

/// Draws a password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetRandomPassword {
    /// How many letters it has, 8 to 128; 32 by default.
    #[serde(default)]
    password_length: Text,
    /// Letters that it does not have.
    #[serde(default)]
    exclude_characters: Text,
    /// Whether it has no small letters: `true` or `false`.
    #[serde(default)]
    exclude_lowercase: Text,
    /// Whether it has no capital letters: `true` or `false`.
    #[serde(default)]
    exclude_uppercase: Text,
    /// Whether it has no digits: `true` or `false`.
    #[serde(default)]
    exclude_numbers: Text,
    /// Whether it has no punctuation: `true` or `false`.
    #[serde(default)]
    exclude_punctuation: Text,
    /// Whether it has one of each kind that is left: `true`, the default, or `false`.
    #[serde(default)]
    require_each_included_type: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    random_password: String,
}

impl Operation for GetRandomPassword {
    const NAME: &'static str = "GetRandomPassword";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PasswordLength", "24"), ("ExcludePunctuation", "true")];
    type Service = Kms;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kms:GetRandomPassword", place::all(caller, call, "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let length = match input.password_length.get() {
            None => 32,
            Some(text) => {
                let length = text.parse().ok().filter(|length| (8..=128).contains(length));
                length.ok_or_else(|| Error::invalid("PasswordLength"))?
            }
        };
        let each = match input.require_each_included_type.get() {
            None => true,
            Some(_) => input.require_each_included_type.truth("RequireEachIncludedType")?,
        };
        let wanted = Wanted {
            length,
            without: input.exclude_characters.get().unwrap_or_default(),
            lowercase: !input.exclude_lowercase.truth("ExcludeLowercase")?,
            uppercase: !input.exclude_uppercase.truth("ExcludeUppercase")?,
            digits: !input.exclude_numbers.truth("ExcludeNumbers")?,
            punctuation: !input.exclude_punctuation.truth("ExcludePunctuation")?,
            one_of_each: each,
        };
        let random_password = draw(cx.scope().mint(), &wanted).ok_or_else(|| Error::invalid("ExcludeCharacters"))?;
        Ok(Output { random_password })
    }
}
