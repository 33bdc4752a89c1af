//! Pages of lists.

use std::ops::Deref;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// How many items a page has: 1 to 1,000. A larger number is cut to what a page holds.
///
/// Terraform's provider asks for more than some lists allow, so a larger number is no error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
pub(crate) struct MaxItems(#[schemars(range(min = 1, max = 1_000))] pub(crate) usize);

impl Default for MaxItems {
    fn default() -> Self {
        Self(100)
    }
}

impl MaxItems {
    /// The same number, for a list whose pages hold fewer.
    pub(crate) fn at_most(self, most: usize) -> usize {
        self.0.min(most)
    }
}

impl TryFrom<i64> for MaxItems {
    type Error = Problem;

    fn try_from(count: i64) -> Result<Self, Problem> {
        match usize::try_from(count) {
            Ok(count) if count > 0 => Ok(Self(count.min(1_000))),
            _ => Err(Problem::Range),
        }
    }
}

/// Where a page begins: the text that the page before it gave.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Marker(pub(crate) String);

impl Deref for Marker {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Marker {
    /// Hides the key of the last item.
    pub(crate) fn hide(key: &str) -> String {
        URL_SAFE_NO_PAD.encode(key)
    }
}

impl TryFrom<String> for Marker {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Problem::Value)?;
        String::from_utf8(bytes).map(Self).map_err(|_| Problem::Value)
    }
}

/// How many tags a page has: 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
pub(crate) struct PageSize(#[schemars(range(min = 1, max = 100))] pub(crate) usize);

impl Default for PageSize {
    fn default() -> Self {
        // The vendor names no number. Terraform's provider reads one page only, so it is the largest.
        Self(100)
    }
}

impl TryFrom<i64> for PageSize {
    type Error = Problem;

    fn try_from(count: i64) -> Result<Self, Problem> {
        match usize::try_from(count) {
            Ok(count) if (1..=100).contains(&count) => Ok(Self(count)),
            _ => Err(Problem::Range),
        }
    }
}
