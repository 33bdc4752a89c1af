//! `yunbox policy check`

use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Renderer, Snippet};
use clap::{Args, ValueEnum};
use policy_engine::Purpose;
use policy_engine::analysis::{Finding, Level, check_text, sarif};

use super::{Language, catalogue, read};
use crate::command::CommandError;

/// Flags of `policy check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Policy documents; `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Language of the documents.
    #[arg(long, default_value = "ram")]
    dialect: Language,
    /// What the documents are for.
    #[arg(long, default_value = "identity")]
    purpose: For,
    /// How findings are written.
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum For {
    Identity,
    Session,
    Trust,
    Control,
    Resource,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The line of each finding with the place marked.
    Text,
    /// A line for each finding, for editors and `grep`.
    Lines,
    /// For code hosts.
    Sarif,
}

impl Check {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let dialect = self.dialect.into();
        let purpose = match self.purpose {
            For::Identity => Purpose::Identity,
            For::Session => Purpose::Session,
            For::Trust => Purpose::Trust,
            For::Control => Purpose::Control,
            For::Resource => Purpose::Resource,
        };
        let catalogue = catalogue(dialect);
        let (mut checked, mut texts) = (Vec::new(), Vec::new());
        for file in &self.files {
            let text = read(file)?;
            let findings = check_text(dialect, purpose, &text, &catalogue);
            checked.push((file.display().to_string(), findings));
            texts.push(text);
        }
        let mut out = std::io::stdout().lock();
        match self.format {
            Format::Text => {
                for ((file, findings), text) in checked.iter().zip(&texts) {
                    findings.iter().try_for_each(|finding| writeln!(out, "{}\n", marked(file, text, finding)))?;
                }
            }
            Format::Lines => {
                for (file, findings) in &checked {
                    findings.iter().try_for_each(|finding| writeln!(out, "{file}:{finding}"))?;
                }
            }
            Format::Sarif => {
                let runs: Vec<_> = checked.iter().map(|(file, found)| (file.as_str(), found.as_slice())).collect();
                let report = sarif(&runs, env!("CARGO_PKG_VERSION"));
                writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
            }
        }
        let all = checked.iter().flat_map(|(_, findings)| findings);
        let serious = all.filter(|finding| finding.level != Level::Note).count();
        match serious {
            0 => Ok(()),
            1 => Err("1 finding".into()),
            more => Err(format!("{more} findings").into()),
        }
    }
}

/// A finding with the line that it is about, and the place marked.
fn marked(file: &str, text: &str, finding: &Finding) -> String {
    let level = match finding.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let place = AnnotationKind::Primary.span(place(text, finding.line, finding.column));
    let source = Snippet::source(text).path(file).annotation(place);
    let report = [level.primary_title(finding.message.as_str()).id(finding.rule.id()).element(source)];
    Renderer::plain().render(&report)
}

/// The bytes of a text that a finding is about: from its place to the end of the token that begins there, or of the line
/// where an object or a list begins.
fn place(text: &str, line: u32, column: u32) -> Range<usize> {
    let (line, column) = (to_index(line), to_index(column));
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let whole = text.get(before..).unwrap_or_default();
    let whole = whole.lines().next().unwrap_or_default();
    let begin = whole.char_indices().nth(column).map_or(whole.len(), |(at, _)| at);
    let rest = whole.get(begin..).unwrap_or_default();
    let first = rest.chars().next();
    let length = match first {
        Some('{' | '[') => rest.trim_end().trim_end_matches(',').len(),
        Some('"') => end_of_string(rest),
        Some(other) => {
            rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len()).max(other.len_utf8())
        }
        None => 0,
    };
    before + begin..before + begin + length
}

/// Where a string of JSON ends that begins a text.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

/// A number counted from 1 as one counted from 0.
fn to_index(number: u32) -> usize {
    usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_finding_is_a_token_or_the_rest_of_its_line() {
        let text = "{\n  // nobody\n  \"Effect\": \"Alow\\\"\", \"Name\": \"\u{e4}\", 12\n  {\"a\": [1]},  \n}";
        let at = |line, column| text.get(place(text, line, column)).unwrap();
        assert_eq!(at(1, 1), "{");
        assert_eq!(at(2, 3), "//");
        assert_eq!(at(3, 13), "\"Alow\\\"\"");
        assert_eq!(at(3, 36), "12");
        assert_eq!(at(4, 3), "{\"a\": [1]}");
        assert_eq!((at(5, 2), at(9, 9)), ("", ""));
    }

    #[test]
    fn a_finding_is_shown_with_its_line() {
        let text = "{\n  // nobody\n}";
        let catalogue = policy_engine::analysis::Catalogue::default();
        let findings = check_text(policy_engine::Dialect::Ram, Purpose::Identity, text, &catalogue);
        let shown: Vec<_> = findings.iter().map(|finding| marked("a.json", text, finding)).collect();
        let expected = "error[malformed]: a comment is not JSON\n --> a.json:2:3\n  |\n2 |   // nobody\n  |   ^^";
        assert_eq!(shown, [expected]);
    }
}
