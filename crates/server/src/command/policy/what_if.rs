//! `yunbox policy what-if`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use policy_lab::what_if::{Holder, Turned, Verdict};
use policy_lab::{Call, Change, Recording, what_if};

use super::read;
use super::who::From;
use crate::command::CommandError;

/// How many calls of the trail are asked for at once.
const PAGE: usize = 1_000;

/// Flags of `policy what-if`.
#[derive(Debug, Args)]
pub(super) struct WhatIf {
    /// Name of the policy.
    policy: String,
    /// What the policy would say; `-` is standard input.
    #[arg(long, value_name = "FILE", required_unless_present_any = ["attach", "detach"])]
    document: Option<PathBuf>,
    /// Attach it to `user/NAME`, `group/NAME` or `role/NAME`; with `--document` where nobody has it yet.
    #[arg(long, value_name = "HOLDER")]
    attach: Option<Holder>,
    /// Detach it from `user/NAME`, `group/NAME` or `role/NAME`.
    #[arg(long, value_name = "HOLDER", conflicts_with_all = ["attach", "document"])]
    detach: Option<Holder>,
    /// Ask about the calls of a recording instead of the trail.
    #[arg(long, value_name = "FILE")]
    recording: Option<PathBuf>,
    /// Write the whole answer as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    from: From,
}

impl WhatIf {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let change = self.change()?;
        let answer = what_if(&self.from.load()?, &self.calls()?, &change)?;
        let mut out = std::io::stdout().lock();
        if self.json {
            return Ok(writeln!(out, "{}", serde_json::to_string_pretty(&answer)?)?);
        }
        answer.turned.iter().try_for_each(|turned| writeln!(out, "{}", line(turned)))?;
        writeln!(out, "{} of {} calls would be answered otherwise", answer.turned.len(), answer.judged)?;
        for (why, calls) in &answer.unjudged {
            writeln!(out, "{} cannot be judged: {why}", calls.len())?;
        }
        Ok(())
    }

    fn change(&self) -> Result<Change, CommandError> {
        let policy = self.policy.clone();
        let document = self.document.as_deref().map(read).transpose()?;
        match (&self.attach, &self.detach, document) {
            (Some(to), _, document) => Ok(Change::Attach { policy, document, to: to.clone() }),
            (None, Some(from), _) => Ok(Change::Detach { policy, from: from.clone() }),
            (None, None, Some(document)) => Ok(Change::Document { policy, document }),
            (None, None, None) => Err("say what changes: `--document`, `--attach` or `--detach`".into()),
        }
    }

    /// The calls, oldest first.
    fn calls(&self) -> Result<Vec<Call>, CommandError> {
        if let Some(file) = &self.recording {
            let recording = Recording::read(&read(file)?).map_err(|error| format!("{}: {error}", file.display()))?;
            return Ok(recording.calls.iter().map(|(number, line)| Call::of_line(*number, line)).collect());
        }
        let client = self.from.client()?;
        let mut calls = Vec::<Call>::new();
        loop {
            let before = calls.last().map(|call| format!("&before={}", call.position)).unwrap_or_default();
            let page: Vec<Call> = serde_json::from_str(&client.get(&format!("requests?limit={PAGE}{before}"))?)?;
            let is_last = page.len() < PAGE;
            calls.extend(page);
            if is_last {
                calls.reverse();
                return Ok(calls);
            }
        }
    }
}

fn line(turned: &Turned) -> String {
    let Turned { position, request_id, service, operation, caller, before, after, .. } = turned;
    let which = if request_id.is_empty() { format!("line {position}") } else { request_id.clone() };
    let said = |verdict: &Verdict| {
        let by = verdict.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        format!("{}{by}", verdict.outcome)
    };
    let open = if after.is_open { "; what else it asks was not asked then" } else { "" };
    format!(
        "{which}: {service} {operation} of {caller}: {} on {}: {} -> {}{open}",
        after.action,
        after.resource,
        said(before),
        said(after)
    )
}
