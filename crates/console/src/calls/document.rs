//! A policy's own text, with the element marked at which a request failed.

use std::ops::Range;

use maud::{Markup, html};
use policy_engine::{Element, PolicyReport, StatementReport};

/// A policy's text; what the request failed at is marked, and what it fell under.
pub(super) fn draw(report: &PolicyReport) -> Markup {
    let text = report.document.text();
    let mut marks: Vec<_> = report.statements.iter().filter_map(|statement| mark(text, statement)).collect();
    marks.sort_by_key(|(span, _)| span.start);
    let mut end = 0;
    let pieces = marks.into_iter().filter_map(|(span, class)| {
        // Marks do not overlap: each lies in its own statement.
        let plain = text.get(end..span.start)?;
        end = span.end;
        Some((plain, text.get(span)?, class))
    });
    let pieces: Vec<_> = pieces.collect();
    html! {
        pre.document dir="ltr" { code {
            @for (plain, marked, class) in &pieces {
                (plain) mark.(class) { (marked) }
            }
            (text.get(end..).unwrap_or_default())
        } }
    }
}

/// What of a statement to mark: the first element that failed, or the effect of a statement that matched.
fn mark(text: &str, statement: &StatementReport) -> Option<(Range<usize>, &'static str)> {
    let start = offset(text, statement.line, statement.column)?;
    let end = start + value_length(text.get(start..)?);
    let within = |key: &str| member(text, start..end, key);
    let Some(failure) = &statement.failure else {
        return within("Effect").map(|span| (span, "matched"));
    };
    let span = match (failure.element, &failure.key, &failure.operator) {
        (Element::Condition, Some(key), Some(operator)) => {
            let block = within("Condition")?;
            let operator = member(text, block, operator)?;
            member(text, operator, key)
        }
        (element, ..) => within(name(element)),
    };
    span.map(|span| (span, "failed"))
}

/// How documents write an element.
pub(super) fn name(element: Element) -> &'static str {
    match element {
        Element::Principal => "Principal",
        Element::Action => "Action",
        Element::NotAction => "NotAction",
        Element::Resource => "Resource",
        Element::Condition => "Condition",
    }
}

/// Where a line and a column are, both counted from 1.
fn offset(text: &str, line: u32, column: u32) -> Option<usize> {
    let (line, column) = (usize::try_from(line).ok()?, usize::try_from(column).ok()?);
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let (place, _) = text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?;
    Some(start + place)
}

/// Length of the JSON value that a text begins with.
fn value_length(text: &str) -> usize {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (place, c) in text.char_indices() {
        if in_string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_string = false,
                _ => {}
            }
            if !in_string && depth == 0 {
                return place + 1;
            }
            continue;
        }
        match c {
            '"' => in_string = true,
            '{' | '[' => depth += 1,
            '}' | ']' if depth <= 1 => return if depth == 1 { place + 1 } else { place },
            '}' | ']' => depth -= 1,
            ',' if depth == 0 => return place,
            _ => {}
        }
    }
    text.len()
}

/// A member of the object within a span of the text, its name included. Names are compared without regard to case, as the
/// languages do.
fn member(text: &str, object: Range<usize>, key: &str) -> Option<Range<usize>> {
    let mut at = object.start + text.get(object.clone())?.find('{')? + 1;
    while at < object.end {
        at += text.get(at..object.end)?.find('"')?;
        let length = value_length(text.get(at..object.end)?);
        let name = text.get(at + 1..at + length - 1)?;
        let colon = at + length + text.get(at + length..object.end)?.find(':')? + 1;
        let rest = text.get(colon..object.end)?;
        let value = colon + (rest.len() - rest.trim_start().len());
        let end = value + value_length(text.get(value..object.end)?);
        if name.eq_ignore_ascii_case(key) {
            let trimmed = text.get(at..end)?.trim_end().len();
            return Some(at..at + trimmed);
        }
        at = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": ["a:\"]", "b:c"],
  "Condition": {"StringEquals": {"x:y": "{", "acs:Service": ["z"]}}, "Resource": "*"}]}"#;

    #[test]
    fn elements_are_found_in_the_text_as_it_was_written() {
        let start = TEXT.find("{\"Effect").unwrap();
        let all = start..start + value_length(&TEXT[start..]);
        let found = |key| member(TEXT, all.clone(), key).map(|span| &TEXT[span]);
        assert_eq!(found("action"), Some(r#""Action": ["a:\"]", "b:c"]"#));
        assert_eq!(found("Resource"), Some(r#""Resource": "*""#));
        assert_eq!(found("Principal"), None);
        let block = member(TEXT, all.clone(), "Condition").unwrap();
        let operator = member(TEXT, block, "StringEquals").unwrap();
        assert_eq!(member(TEXT, operator, "acs:service").map(|span| &TEXT[span]), Some(r#""acs:Service": ["z"]"#));
    }

    #[test]
    fn lines_and_columns_lead_to_their_place() {
        assert_eq!(offset("ab\ncd", 2, 2), Some(4));
        assert_eq!(offset("äb\ncd", 1, 2), Some(2));
        assert_eq!(offset("ab", 3, 1), None);
        assert_eq!(offset("ab", 0, 1), None);
    }
}
