//! What is wrong, useless or too wide in a document, and where.

mod place;

use std::ops::Range;

use policy_engine::analysis::{Catalogue, Finding, Rule, check_text};
use policy_engine::{Dialect, Purpose};
use serde::Serialize;

/// A finding and the part of the text that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// The finding; its line and column are those of the part.
    #[serde(flatten)]
    pub finding: Finding,
    /// The bytes of the part.
    pub span: Range<usize>,
    /// The line where the part ends, counted from 1.
    pub end_line: u32,
    /// The column behind its end, counted from 1.
    pub end_column: u32,
}

/// Checks the text of a document, in the order of the text. A text that is refused has one finding.
///
/// A finding about an action marks the action, one about a statement the statement.
pub fn check(dialect: Dialect, purpose: Purpose, text: &str, catalogue: &Catalogue) -> Vec<Marked> {
    let findings = check_text(dialect, purpose, text, catalogue);
    let mut marked: Vec<_> = findings.into_iter().map(|finding| mark(text, finding)).collect();
    marked.sort_by_key(|marked| (marked.span.start, marked.finding.rule));
    marked
}

fn mark(text: &str, mut finding: Finding) -> Marked {
    let elements = std::iter::successors(Some(finding.path.as_str()), |path| parent(path));
    // A fault may be no element; one about an element that is missing is about what it is missing in.
    let found = match finding.rule {
        Rule::Malformed => None,
        _ => elements.map(|path| (path, place::element(text, path))).find(|(_, span)| span.is_some()),
    };
    let span = match found {
        Some((path, Some(span))) => {
            let alone = path.strip_suffix("[0]").filter(|alone| place::element(text, alone).as_ref() == Some(&span));
            finding.path = alone.unwrap_or(path).to_owned();
            span
        }
        _ => place::token(text, finding.line, finding.column),
    };
    (finding.line, finding.column) = place::spot(text, span.start);
    let (end_line, end_column) = place::spot(text, span.end);
    Marked { finding, span, end_line, end_column }
}

/// The path of what an element is in.
fn parent(path: &str) -> Option<&str> {
    path.rfind(['.', '[']).and_then(|end| path.get(..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Vec<(String, String, String)> {
        let catalogue = Catalogue::new(["ecs:StartInstance", "ram:PassRole"]);
        let told = check(Dialect::Ram, Purpose::Identity, text, &catalogue);
        let told = told.into_iter();
        told.map(|one| (one.finding.to_string(), one.finding.path.clone(), text[one.span].to_owned())).collect()
    }

    #[test]
    fn a_finding_about_an_action_marks_the_action() {
        let text = r#"{"Version": "1", "Statement": [
  {"Effect": "Allow", "Action": ["ecs:StartInstance",
     "ecs:StratInstance", "ram:PassRole"], "Resource": "*"},
  {"Effect": "Deny", "Action": "ecs:Nothing", "Resource": "*"}]}"#;
        let told = checked(text);
        let told: Vec<_> =
            told.iter().map(|(said, path, part)| (said.as_str(), path.as_str(), part.as_str())).collect();
        let expected = [
            (
                "3:6: warning: no action fits `ecs:StratInstance` [unknown-action]",
                "$.Statement[0].Action[1]",
                "\"ecs:StratInstance\"",
            ),
            (
                "3:27: warning: `ram:PassRole` allows `ram:PassRole` on every resource [grants-escalation]",
                "$.Statement[0].Action[2]",
                "\"ram:PassRole\"",
            ),
            (
                "4:32: warning: no action fits `ecs:Nothing` [unknown-action]",
                "$.Statement[1].Action",
                "\"ecs:Nothing\"",
            ),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_finding_about_a_statement_marks_the_statement() {
        let statement = r#"{"Effect": "Allow", "Action": "oss:Get*", "Resource": "*"}"#;
        let text = format!(r#"{{"Version": "1", "Statement": [{statement}, {statement}]}}"#);
        let [(said, path, part)] = &checked(&text)[..] else { panic!("{:?}", checked(&text)) };
        assert_eq!((path.as_str(), part.as_str()), ("$.Statement[1]", statement));
        assert!(said.starts_with("1:92: note: "), "{said}");
    }

    #[test]
    fn an_element_that_is_missing_is_missed_where_it_should_be() {
        let text = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Federated": ["acs:ram::1000000000000001:saml-provider/idp"]}}]}"#;
        let told = check(Dialect::Ram, Purpose::Trust, text, &Catalogue::default());
        assert_eq!((told.len(), told[0].finding.path.as_str()), (1, "$.Statement[0]"));
        assert!(text[told[0].span.clone()].starts_with("{\"Effect\""));
        assert_eq!(told[0].end_line, 2);
    }

    #[test]
    fn a_text_that_is_refused_is_marked_where_it_is_at_fault() {
        let text = "{\n  // nobody\n}";
        let told = check(Dialect::Ram, Purpose::Identity, text, &Catalogue::default());
        assert_eq!((told.len(), &text[told[0].span.clone()]), (1, "//"));
        assert_eq!((told[0].finding.line, told[0].finding.column, told[0].end_column), (2, 3, 5));
    }
}
