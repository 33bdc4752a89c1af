//! Whether documents allow everything that their callers were allowed.

use std::fmt;

use policy_lab::Recording;
use policy_lab::least_privilege::{LeastPrivilege, Subject, is_allowed};
use serde::Serialize;
use wire::recording::Line;

use super::{NoRehearsal, Rehearsal};
use crate::replay::play_calls;

/// What became of a recording under other policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// How many calls of the callers were made under the documents.
    pub calls: usize,
    /// Calls that ended otherwise than they did.
    pub failures: Vec<Failure>,
}

/// A call that ended otherwise than it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Number of the line, from 1.
    pub line: usize,
    /// Name of the operation.
    pub operation: String,
    /// Who made it, where that is one of the callers with documents.
    pub caller: Option<String>,
    /// What was different.
    pub what: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}", self.line, self.operation)?;
        if let Some(caller) = &self.caller {
            write!(f, " of {caller}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Plays a recording in a fresh sandbox. Each caller has nothing but its documents while it makes the calls that it was
/// allowed then; everything else, what it was refused included, happens under the policies of the recording.
pub async fn verify(recording: &Recording, tried: &LeastPrivilege) -> Result<Verified, NoRehearsal> {
    let instead = tried.callers.iter().map(|one| (one.caller.clone(), one.documents.clone())).collect();
    let rehearsal = Rehearsal::open(&recording.head, instead).await?;
    let played = play_calls(&rehearsal, recording).await;
    let answered = std::mem::take(&mut *rehearsal.answered.lock());
    let mut verified = Verified { calls: 0, failures: Vec::new() };
    for (number, line) in &recording.calls {
        let subject = line.caller.as_ref().and_then(Subject::of);
        let subject = subject.filter(|subject| rehearsal.instead.contains_key(subject) && is_allowed(line));
        let mut told: Vec<_> =
            played.differences.iter().filter(|found| found.line == *number).map(|found| found.what.clone()).collect();
        if subject.is_some() {
            match answered.get(number) {
                Some(answered) => {
                    verified.calls += 1;
                    // A refusal says more than that another status came back.
                    if let Some(refused) = refused(answered) {
                        told = vec![refused];
                    }
                }
                None if told.is_empty() => told.push("it cannot be made again".to_owned()),
                None => {}
            }
        }
        let caller = subject.map(|subject| format!("{} `{}`", subject.kind, subject.name));
        let failure = |what| {
            let (operation, caller) = (line.operation.clone(), caller.clone());
            Failure { line: *number, operation, caller, what }
        };
        verified.failures.extend(told.into_iter().map(failure));
    }
    rehearsal.open.sandbox.close().await;
    Ok(verified)
}

/// The check of a call that was answered with no.
fn refused(line: &Line) -> Option<String> {
    let refused = line.checks.iter().flatten().find(|checked| !checked.outcome.is_allow())?;
    let (action, resource, outcome) = (&refused.action, &refused.resource, refused.outcome);
    Some(format!("`{action}` on `{resource}` is refused ({outcome}, {})", refused.layer))
}
