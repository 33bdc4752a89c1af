//! Findings in the form that code hosts and editors read.

use serde_json::{Value, json};

use super::check::{Finding, Level, Rule};

/// Renders the findings of several files as one SARIF 2.1.0 log.
///
/// ```
/// use policy_engine::analysis::{Catalogue, check_text, sarif};
/// use policy_engine::{Dialect, Purpose};
///
/// let findings = check_text(Dialect::Ram, Purpose::Identity, "{}", &Catalogue::default());
/// let log = sarif(&[("policy.json", findings.as_slice())], "0.1.0");
/// assert_eq!(log["version"], "2.1.0");
/// assert_eq!(log["runs"][0]["results"][0]["ruleId"], "malformed");
/// ```
pub fn sarif(files: &[(&str, &[Finding])], version: &str) -> Value {
    let rules: Vec<Value> = Rule::ALL
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id(),
                "shortDescription": { "text": rule.description() },
                "defaultConfiguration": { "level": level(rule.level()) },
            })
        })
        .collect();
    let results: Vec<Value> =
        files.iter().flat_map(|(file, findings)| findings.iter().map(move |finding| result(file, finding))).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "yunbox policy check",
                "version": version,
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(file: &str, finding: &Finding) -> Value {
    json!({
        "ruleId": finding.rule.id(),
        "level": level(finding.level),
        "message": { "text": format!("{}: {}", finding.path, finding.message) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": file },
                "region": { "startLine": finding.line, "startColumn": finding.column },
            },
        }],
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}
