//! `yunbox policy from-recording`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgAction, Args};
use policy_lab::least_privilege::{OfCaller, Options, text};
use policy_lab::{LeastPrivilege, Recording, least_privilege};

use super::read;
use crate::command::CommandError;
use crate::rehearsal::{Verified, complete, verify};

/// Flags of `policy from-recording`.
#[derive(Debug, Args)]
pub(super) struct FromRecording {
    /// The recording, as `GET /_yunbox/recording` gives it; `-` is standard input.
    file: PathBuf,
    /// Name resources by their kind, such as `acs:ecs:*:ACCOUNT:instance/*`. Roles that are passed or assumed keep their
    /// names.
    #[arg(long)]
    generalise: bool,
    /// Only for this user or role; `user/NAME` and `role/NAME` tell two of the same name apart.
    #[arg(long, value_name = "NAME")]
    caller: Option<String>,
    /// Play the recording again with nothing but these documents for their callers; exit status 1 when a call then ends
    /// otherwise. This is the default.
    #[arg(long, overrides_with = "no_verify")]
    verify: bool,
    /// Do not play it again.
    #[arg(long, action = ArgAction::SetTrue)]
    no_verify: bool,
    /// Folder to write each document to, as `user-NAME.json`.
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl FromRecording {
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let recording = Recording::read(&read(&self.file)?);
        let recording = recording.map_err(|error| format!("{}: {error}", self.file.display()))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let recording = runtime.block_on(complete(recording))?;
        let options = Options { generalise: self.generalise, caller: self.caller.clone() };
        let made = least_privilege(&recording, &options)?;
        match &self.output {
            Some(folder) => write(folder, &made)?,
            None => writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&made)?)?,
        }
        if !made.unknown.is_empty() {
            writeln!(std::io::stderr(), "{}", unknown(&made.unknown))?;
        }
        if self.no_verify {
            return Ok(ExitCode::SUCCESS);
        }
        report(&runtime.block_on(verify(&recording, &made))?)
    }
}

/// Writes a file for each document and says what is in it.
fn write(folder: &Path, made: &LeastPrivilege) -> Result<(), CommandError> {
    let failed = |path: &Path, error: std::io::Error| format!("cannot write `{}`: {error}", path.display());
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let mut out = std::io::stdout().lock();
    for one in &made.callers {
        let OfCaller { caller, calls, allowed, documents, notes } = one;
        writeln!(out, "{} `{}`: {allowed} of {calls} calls were allowed", caller.kind, caller.name)?;
        for (index, document) in documents.iter().enumerate() {
            let path = folder.join(file_name(made, one, index));
            fs::write(&path, text(document) + "\n").map_err(|error| failed(&path, error))?;
            writeln!(out, "  {}", path.display())?;
        }
        notes.iter().try_for_each(|note| writeln!(out, "  {note}"))?;
    }
    Ok(())
}

/// `user-alice.json`, and `user-alice-2.json` for the second document. Where two clouds have the same name, each says its
/// language.
fn file_name(made: &LeastPrivilege, of: &OfCaller, index: usize) -> String {
    let caller = &of.caller;
    let same = |other: &&OfCaller| other.caller.kind == caller.kind && other.caller.name == caller.name;
    let dialect =
        if made.callers.iter().filter(same).count() > 1 { format!("{}-", caller.dialect) } else { String::new() };
    let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
    // Names of users may have characters that names of files may not.
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@') { c } else { '_' };
    let name: String = caller.name.chars().map(plain).collect();
    format!("{dialect}{}-{name}{number}.json", caller.kind)
}

fn unknown(lines: &[usize]) -> String {
    let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
    format!(
        "yunbox: {} calls say nothing of their checks and cannot be played again, so nothing is allowed for them: line {}",
        lines.len(),
        lines.join(", ")
    )
}

/// Says how the documents fared.
fn report(verified: &Verified) -> Result<ExitCode, CommandError> {
    let mut out = std::io::stderr().lock();
    for failure in &verified.failures {
        writeln!(out, "{failure}")?;
    }
    let (calls, failures) = (verified.calls, verified.failures.len());
    if failures == 0 {
        writeln!(out, "verified: {calls} calls were made again with nothing but these documents")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(
        out,
        "not verified: {calls} calls were made again with nothing but these documents, {failures} differences"
    )?;
    Ok(ExitCode::FAILURE)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Command {
        #[command(flatten)]
        of: FromRecording,
    }

    #[test]
    fn verifying_is_the_default() {
        let no_verify = |flags: &[&str]| {
            let flags = ["yunbox", "a.jsonl"].iter().chain(flags);
            Command::try_parse_from(flags).unwrap().of.no_verify
        };
        assert!(!no_verify(&[]));
        assert!(!no_verify(&["--verify"]));
        assert!(no_verify(&["--no-verify"]));
        assert!(!no_verify(&["--no-verify", "--verify"]));
    }
}
