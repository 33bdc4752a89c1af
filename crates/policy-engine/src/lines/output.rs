//! What an answer says.

use std::fmt;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::decide::{Layer, Outcome};
use crate::explain::Explanation;

/// Says what became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum LineDecision {
    /// The request is granted.
    Allow,
    /// The request is refused by a statement.
    ExplicitDeny,
    /// The request is refused because nothing grants it.
    ImplicitDeny,
    /// A document of the line is refused, so nothing was decided.
    InvalidPolicy,
    /// The line itself cannot be read.
    InvalidInput,
}

impl LineDecision {
    /// The word as programs read it.
    pub fn as_str(self) -> &'static str {
        match self {
            LineDecision::Allow => "Allow",
            LineDecision::ExplicitDeny => "ExplicitDeny",
            LineDecision::ImplicitDeny => "ImplicitDeny",
            LineDecision::InvalidPolicy => "InvalidPolicy",
            LineDecision::InvalidInput => "InvalidInput",
        }
    }
}

impl fmt::Display for LineDecision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<Outcome> for LineDecision {
    fn from(outcome: Outcome) -> LineDecision {
        match outcome {
            Outcome::Allow => LineDecision::Allow,
            Outcome::ExplicitDeny => LineDecision::ExplicitDeny,
            Outcome::ImplicitDeny => LineDecision::ImplicitDeny,
        }
    }
}

/// Holds the answer to one line.
#[derive(Debug, Clone, Serialize)]
pub struct Output<'a> {
    /// The id of the line; null if it has none.
    pub id: Option<&'a RawValue>,
    /// What became of the line.
    pub decision: LineDecision,
    /// The layer that had the last word, or that holds the refused document.
    pub layer: Option<Layer>,
    /// Why, in one sentence.
    pub reason: String,
    /// The whole explanation, if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

impl Output<'_> {
    /// The answer as one line of JSON.
    pub fn to_line(&self) -> String {
        // Every field is a string, a number or a list of such, none of which
        // serde_json refuses.
        serde_json::to_string(self).unwrap_or_default()
    }
}
