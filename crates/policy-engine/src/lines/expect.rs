//! Lines as tests: does the answer hold what the line expects.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::output::{LineDecision, Output};

/// Says what a line expects of its answer.
///
/// A line writes `"expect": "Allow"`, or an object with any of `decision`,
/// `layer` and `reason`. The word `Deny` stands for both ways of refusing. A
/// reason is met if the answer's reason contains it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Expectation {
    /// The decision, or `Deny` for either refusal.
    pub decision: Option<String>,
    /// The layer.
    pub layer: Option<String>,
    /// A part of the reason.
    pub reason: Option<String>,
}

/// Holds the outcome of one test line.
#[derive(Debug, Clone, Serialize)]
pub struct TestResult {
    /// The id of the line as JSON; `null` if it has none.
    pub id: String,
    /// Whether the answer holds what was expected.
    pub passed: bool,
    /// What differs, a sentence each.
    pub differences: Vec<String>,
    /// The decision that was made.
    pub decision: LineDecision,
    /// The reason of the decision.
    pub reason: String,
    /// For a line that differs: the whole explanation as text.
    pub explanation: Option<String>,
}

impl fmt::Display for TestResult {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.passed { "ok" } else { "FAILED" };
        write!(formatter, "{word} {}", self.id)?;
        for difference in &self.differences {
            write!(formatter, "\n  {difference}")?;
        }
        for line in self.explanation.iter().flat_map(|text| text.lines()) {
            write!(formatter, "\n    {line}")?;
        }
        Ok(())
    }
}

impl Expectation {
    fn read(value: &Value) -> Result<Expectation, String> {
        match value {
            Value::String(decision) => Ok(Expectation { decision: Some(decision.clone()), ..Expectation::default() }),
            Value::Object(fields) => {
                let mut expectation = Expectation::default();
                for (field, value) in fields {
                    let slot = match field.as_str() {
                        "decision" => &mut expectation.decision,
                        "layer" => &mut expectation.layer,
                        "reason" => &mut expectation.reason,
                        other => return Err(format!("`expect` has an unknown field `{other}`")),
                    };
                    let Value::String(text) = value else {
                        return Err(format!("`expect.{field}` is not a string"));
                    };
                    *slot = Some(text.clone());
                }
                Ok(expectation)
            }
            _ => Err("`expect` is neither a string nor an object".to_owned()),
        }
    }

    fn differences(&self, output: &Output<'_>) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(wanted) = &self.decision {
            let got = output.decision;
            let refused = matches!(got, LineDecision::ExplicitDeny | LineDecision::ImplicitDeny);
            if wanted != got.as_str() && !(wanted == "Deny" && refused) {
                found.push(format!("expected {wanted}, got {got}"));
            }
        }
        if let Some(wanted) = &self.layer {
            let got = output.layer.map_or("none", |layer| layer.as_str());
            if wanted != got {
                found.push(format!("expected the layer {wanted}, got {got}"));
            }
        }
        if let Some(wanted) = &self.reason
            && !output.reason.contains(wanted)
        {
            found.push(format!("expected a reason with `{wanted}`, got `{}`", output.reason));
        }
        found
    }
}

/// Compares an answer with what its line expects. A line that expects nothing
/// fails: a test that tests nothing is a mistake.
pub(super) fn compare(expect: Option<&Value>, output: &Output<'_>) -> TestResult {
    let differences = match expect.map(Expectation::read) {
        Some(Ok(expectation)) => expectation.differences(output),
        Some(Err(message)) => vec![message],
        None if output.decision == LineDecision::InvalidInput => vec![output.reason.clone()],
        None => vec!["the line has no `expect`".to_owned()],
    };
    let passed = differences.is_empty();
    TestResult {
        id: output.id.map_or_else(|| "null".to_owned(), |id| id.get().to_owned()),
        passed,
        differences,
        decision: output.decision,
        reason: output.reason.clone(),
        explanation: if passed { None } else { output.explanation.as_ref().map(ToString::to_string) },
    }
}
