//! Values of the parameters of volumes and snapshots.

use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use crate::field::{check, texts};

texts! {
    /// Name of a volume or snapshot: 2 to 50 letters, digits, `-` and `_`.
    Name = 2 to 50 of |c| c.is_alphanumeric() || matches!(c, '-' | '_');
}

/// Description: up to 128 characters that do not begin like an address of a web page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Description(#[schemars(length(max = 128))] pub(crate) String);

impl TryFrom<String> for Description {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        check(&text, 0, 128, |c| !c.is_control())?;
        if text.starts_with("http://") || text.starts_with("https://") {
            return Err(Problem::Format);
        }
        Ok(Self(text))
    }
}

/// A name that may be left out or be an empty text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct OptionalName(#[schemars(with = "String")] Option<Name>);

impl TryFrom<String> for OptionalName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Ok(Self(None)) } else { Name::try_from(text).map(|name| Self(Some(name))) }
    }
}

impl OptionalName {
    /// The name, if there is one.
    pub(crate) fn given(self) -> Option<String> {
        self.0.map(|name| name.0)
    }
}
