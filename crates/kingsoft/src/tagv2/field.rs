//! Values of the parameters about tags: each type states its rule once.
//!
//! Source: the parameter texts of the vendor's SDKs.

use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use crate::field::{Whole, check};

/// Letters of every script, digits, and these signs.
fn is_tag(c: char) -> bool {
    const SIGNS: &str = "+-=._:/@(){}（）【】";
    c.is_alphanumeric() || SIGNS.contains(c)
}

/// Refuses the beginning that the cloud keeps for itself.
fn own(text: &str) -> Result<(), Problem> {
    if text.starts_with("ksc") { Err(Problem::Value) } else { Ok(()) }
}

/// Key of a tag that is made: 1 to 128 letters, digits and `+-=._:/@(){}`, not beginning `ksc`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct Key(#[schemars(length(min = 1, max = 128))] pub(super) String);

impl TryFrom<String> for Key {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        check(&text, 1, 128, is_tag)?;
        own(&text)?;
        Ok(Self(text))
    }
}

/// Values of tags that are made, with commas between them: each up to 255 letters, digits and `+-=._:/@(){}`, not
/// beginning `ksc`. An empty text is one empty value.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct Values(#[schemars(with = "String")] Vec<String>);

impl Default for Values {
    fn default() -> Self {
        Self(vec![String::new()])
    }
}

impl TryFrom<String> for Values {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let values: Vec<_> = text.split(',').map(|value| value.trim().to_owned()).collect();
        for value in &values {
            check(value, 0, 255, is_tag)?;
            own(value)?;
        }
        Ok(Self(values))
    }
}

impl Values {
    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The one value; `None` where there are several.
    pub(super) fn only(&self) -> Option<&str> {
        match self.0.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// Texts between the commas of one.
fn listed(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Identifiers of resources, with commas between them: 1 to 100.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct Uuids(#[schemars(with = "String")] Vec<String>);

impl TryFrom<String> for Uuids {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let ids: Vec<_> = listed(&text).into_iter().map(str::to_owned).collect();
        if (1..=100).contains(&ids.len()) { Ok(Self(ids)) } else { Err(Problem::Length) }
    }
}

impl Uuids {
    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Numbers of tags, with commas between them: up to 100.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct TagIds(#[schemars(with = "String")] pub(super) Vec<i64>);

impl TryFrom<String> for TagIds {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let number = |part: &str| Whole::try_from(part.to_owned()).map(|number| number.0);
        let ids: Vec<_> = listed(&text).into_iter().map(number).collect::<Result<_, _>>()?;
        if ids.len() > 100 { Err(Problem::Length) } else { Ok(Self(ids)) }
    }
}

/// Texts that narrow a list, with commas between them: none for no narrowing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct Listed(#[schemars(with = "String")] Vec<String>);

impl TryFrom<String> for Listed {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let texts: Vec<_> = listed(&text).into_iter().map(str::to_owned).collect();
        if texts.len() > 1_000 { Err(Problem::Length) } else { Ok(Self(texts)) }
    }
}

impl Listed {
    /// Whether a text passes.
    pub(super) fn passes(&self, text: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|wanted| wanted == text)
    }

    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_have_the_alphabet_of_the_vendors_pages() {
        for key in ["team", "团队", "a+b-c=d._:/@(){}（）【】", "1"] {
            assert!(Key::try_from(key.to_owned()).is_ok(), "{key}");
        }
        for (key, problem) in [
            ("", Problem::Length),
            ("a b", Problem::Characters),
            ("a*", Problem::Characters),
            ("ksc-a", Problem::Value),
        ] {
            assert_eq!(Key::try_from(key.to_owned()), Err(problem), "{key}");
        }
        let values = |text: &str| Values::try_from(text.to_owned());
        assert_eq!(values("a, b").unwrap().iter().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((values("").unwrap().only(), values("a,b").unwrap().only()), (Some(""), None));
        assert_eq!(values("a,kscb"), Err(Problem::Value));
        assert_eq!(values(&"x".repeat(256)), Err(Problem::Length));
    }

    #[test]
    fn numbers_of_tags_may_come_as_floating_point_ones() {
        let ids = TagIds::try_from("1.518500249e+09, 7".to_owned()).unwrap();
        assert_eq!(ids.0, [1_518_500_249, 7]);
        assert_eq!(TagIds::try_from("x".to_owned()), Err(Problem::Type));
    }
}
