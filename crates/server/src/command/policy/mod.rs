//! `yunbox policy`: questions to policies, answered by the engine that guards every call.

mod check;
mod diff;
mod evaluate;
mod from_recording;
mod what_if;
mod who;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use policy_engine::Dialect;

use super::CommandError;

/// Flags of `policy`.
#[derive(Debug, Args)]
pub(super) struct Policy {
    #[command(subcommand)]
    question: Question,
}

#[derive(Debug, Subcommand)]
enum Question {
    /// Find what is wrong, useless or too wide in policy documents.
    Check(check::Check),
    /// Tell whether the second document allows anything that the first does not.
    Diff(diff::Diff),
    /// Tell which users and roles can do something.
    WhoCan(who::WhoCan),
    /// Tell what a user or role can do.
    WhatCan(who::WhatCan),
    /// Decide requests: JSON Lines in, JSON Lines out.
    Evaluate(evaluate::Evaluate),
    /// Decide requests and compare with what each line expects; exit 1 if anything differs.
    Test(evaluate::Test),
    /// Make the smallest policies that allow what a recording shows, and try them out.
    FromRecording(from_recording::FromRecording),
    /// Tell which calls of the trail a change of policy would answer otherwise.
    WhatIf(what_if::WhatIf),
    /// Print who may do what in a running sandbox, for `who-can` and `what-can` to read.
    Export(who::Export),
}

impl Policy {
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        match self.question {
            Question::FromRecording(from) => return from.run(),
            Question::Check(check) => check.run(),
            Question::Diff(diff) => diff.run(),
            Question::WhoCan(who) => who.run(),
            Question::WhatCan(what) => what.run(),
            Question::Evaluate(evaluate) => evaluate.run(),
            Question::Test(test) => test.run(),
            Question::WhatIf(what_if) => what_if.run(),
            Question::Export(export) => export.run(),
        }
        .map(|()| ExitCode::SUCCESS)
    }
}

/// A policy language, as a flag.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    /// Alibaba Cloud RAM.
    Ram,
    /// Kingsoft Cloud IAM.
    Ksyun,
}

impl From<Language> for Dialect {
    fn from(language: Language) -> Self {
        match language {
            Language::Ram => Self::Ram,
            Language::Ksyun => Self::Ksyun,
        }
    }
}

/// The text of a file; `-` is standard input.
fn read(path: &Path) -> Result<String, CommandError> {
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()).into())
}
