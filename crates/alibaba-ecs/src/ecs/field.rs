//! Values of parameters that ECS, VPC and their neighbours share.

use std::str::FromStr;

use alibaba_core::catalogue::catalogue;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use compute::catalogue::Region;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use wire::Problem;

/// A text that may be left out. An empty one counts as left out, because some clients send those.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "String")]
pub struct Text(Option<String>);

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Some(text).filter(|text| !text.is_empty()))
    }
}

impl Text {
    /// The text, where there is one.
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The text, where there is one, on its own.
    pub(crate) fn cloned(&self) -> Option<String> {
        self.0.clone()
    }

    /// The text, empty where there is none.
    pub(crate) fn or_empty(&self) -> String {
        self.0.clone().unwrap_or_default()
    }

    /// This text, or the other one where it was left out.
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0.or(other.0))
    }

    /// Whether it was left out.
    pub(crate) fn is_absent(&self) -> bool {
        self.0.is_none()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.get().unwrap_or_default())
    }
}

/// A number or a truth value that may be left out, also by an empty text: Terraform's provider writes one for what a launch
/// template says nothing of. Reads what was kept as JSON, too.
pub(crate) fn or_blank<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + FromStr,
{
    let wrong = || serde::de::Error::custom("neither empty nor of the type of the parameter");
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() => Ok(None),
        Value::String(text) => text.trim().to_ascii_lowercase().parse().map(Some).map_err(|_| wrong()),
        kept => serde_json::from_value(kept).map(Some).map_err(|_| wrong()),
    }
}

/// A text that must be there and not be empty.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Required(pub(crate) String);

impl TryFrom<String> for Required {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Err(Problem::Missing) } else { Ok(Self(text)) }
    }
}

impl std::ops::Deref for Required {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A region of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct RegionId(#[schemars(with = "String")] pub &'static Region);

impl TryFrom<String> for RegionId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        catalogue().region(&text).map(Self).ok_or(Problem::Value)
    }
}

/// What makes a repeated call harmless: up to 64 ASCII characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct ClientToken(#[schemars(length(max = 64))] String);

impl TryFrom<String> for ClientToken {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.len() <= 64 && text.is_ascii() { Ok(Self(text)) } else { Err(Problem::Value) }
    }
}

/// A list of texts in one parameter, with commas between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "String")]
pub(crate) struct CommaList(#[schemars(with = "String")] Vec<String>);

impl From<String> for CommaList {
    fn from(text: String) -> Self {
        Self(text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }
}

impl CommaList {
    /// The texts.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A list written as a JSON array of texts in one parameter; left out where the parameter is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct JsonList(#[schemars(with = "String")] Option<Vec<String>>);

impl TryFrom<String> for JsonList {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.trim().is_empty() {
            return Ok(Self(None));
        }
        serde_json::from_str(&text).map(|list| Self(Some(list))).map_err(|_| Problem::Format)
    }
}

impl JsonList {
    /// The list, where there is one.
    pub(crate) fn get(&self) -> Option<&[String]> {
        self.0.as_deref()
    }

    /// The list, empty where there is none.
    pub(crate) fn or_empty(&self) -> Vec<String> {
        self.0.clone().unwrap_or_default()
    }
}

/// Where a part of a list begins: the text that the part before it gave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct NextToken(#[schemars(with = "String")] pub(crate) Option<i64>);

impl TryFrom<String> for NextToken {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Ok(Self(None));
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Problem::Value)?;
        let position = std::str::from_utf8(&bytes).ok().and_then(|text| text.parse().ok());
        position.map(|position| Self(Some(position))).ok_or(Problem::Value)
    }
}

impl NextToken {
    /// The part of a list that is there as a whole, and the text with which the next one begins. The token is the number of
    /// the things before it.
    pub(crate) fn cut<T>(self, items: Vec<T>, most: i64) -> (Vec<T>, String) {
        let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        let skip = self.0.unwrap_or(0).max(0);
        let next = Some(skip.saturating_add(most)).filter(|next| count(*next) < items.len());
        (items.into_iter().skip(count(skip)).take(count(most)).collect(), Self::write(next))
    }

    /// The text for a position; empty at the end of a list.
    pub(crate) fn write(position: Option<i64>) -> String {
        position.map(|position| URL_SAFE_NO_PAD.encode(position.to_string())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_as_the_position_it_was_made_of() {
        let token = NextToken::write(Some(42));
        assert_eq!(NextToken::try_from(token).unwrap(), NextToken(Some(42)));
        assert_eq!(NextToken::try_from(String::new()).unwrap(), NextToken(None));
        assert_eq!(NextToken::write(None), "");
        assert!(NextToken::try_from("page 2".to_owned()).is_err());
    }

    #[test]
    fn an_empty_array_is_a_list_and_an_empty_text_is_none() {
        let list = |text: &str| JsonList::try_from(text.to_owned()).unwrap();
        assert_eq!(list("[]").get(), Some([].as_slice()));
        assert_eq!(list("").get(), None);
        assert!(JsonList::try_from("i-1,i-2".to_owned()).is_err());
    }
}
