//! `yunbox policy check`

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use policy_engine::Purpose;
use policy_engine::analysis::{Level, check_text, sarif};

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
    Text,
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
        let mut checked = Vec::new();
        for file in &self.files {
            let findings = check_text(dialect, purpose, &read(file)?, &catalogue);
            checked.push((file.display().to_string(), findings));
        }
        let mut out = std::io::stdout().lock();
        match self.format {
            Format::Text => {
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
        if serious == 0 { Ok(()) } else { Err(format!("{serious} findings").into()) }
    }
}
