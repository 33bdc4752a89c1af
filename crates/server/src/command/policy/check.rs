//! `yunbox policy check`

use std::io::Write;
use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Renderer, Snippet};
use clap::{Args, ValueEnum};
use interface::actions;
use policy_engine::Purpose;
use policy_engine::analysis::{Level, sarif};
use policy_lab::{Marked, check};

use super::{Language, read};
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
        let catalogue = actions(dialect);
        let (mut checked, mut texts) = (Vec::new(), Vec::new());
        for file in &self.files {
            let text = read(file)?;
            let findings = check(dialect, purpose, &text, &catalogue);
            checked.push((file.display().to_string(), findings));
            texts.push(text);
        }
        let mut out = std::io::stdout().lock();
        match self.format {
            Format::Text => {
                for ((file, findings), text) in checked.iter().zip(&texts) {
                    findings.iter().try_for_each(|marked| writeln!(out, "{}\n", shown(file, text, marked)))?;
                }
            }
            Format::Lines => {
                for (file, findings) in &checked {
                    findings.iter().try_for_each(|marked| writeln!(out, "{file}:{}", marked.finding))?;
                }
            }
            Format::Sarif => {
                let findings = |found: &[Marked]| found.iter().map(|marked| marked.finding.clone()).collect::<Vec<_>>();
                let runs: Vec<_> = checked.iter().map(|(file, found)| (file.as_str(), findings(found))).collect();
                let runs: Vec<_> = runs.iter().map(|(file, found)| (*file, found.as_slice())).collect();
                let report = sarif(&runs, env!("CARGO_PKG_VERSION"));
                writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
            }
        }
        let all = checked.iter().flat_map(|(_, findings)| findings);
        let serious = all.filter(|marked| marked.finding.level != Level::Note).count();
        match serious {
            0 => Ok(()),
            1 => Err("1 finding".into()),
            more => Err(format!("{more} findings").into()),
        }
    }
}

/// A finding with the line that it is about, and the place marked.
fn shown(file: &str, text: &str, marked: &Marked) -> String {
    let Marked { finding, span, .. } = marked;
    let level = match finding.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let place = AnnotationKind::Primary.span(span.clone());
    let source = Snippet::source(text).path(file).annotation(place);
    let report = [level.primary_title(finding.message.as_str()).id(finding.rule.id()).element(source)];
    Renderer::plain().render(&report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_shown_with_its_line() {
        let text = "{\n  // nobody\n}";
        let catalogue = policy_engine::analysis::Catalogue::default();
        let findings = check(policy_engine::Dialect::Ram, Purpose::Identity, text, &catalogue);
        let shown: Vec<_> = findings.iter().map(|marked| shown("a.json", text, marked)).collect();
        let expected = "error[malformed]: a comment is not JSON\n --> a.json:2:3\n  |\n2 |   // nobody\n  |   ^^";
        assert_eq!(shown, [expected]);
    }
}
