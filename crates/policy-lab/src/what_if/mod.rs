//! What a change of policy would do to the calls of the trail.
//!
//! Each call is judged twice by the engine, with everything that counts for its caller: as things are, and as they would
//! be. What was decided then is told beside, because the state may have changed since.

mod call;
mod change;
mod judge;

use std::collections::BTreeMap;

use policy_engine::Outcome;
use serde::Serialize;

use crate::state::{State, Unreadable};
use judge::Judge;

pub use call::Call;
pub use change::{Change, Holder, HolderKind, Impossible, NoHolder};
pub use judge::{Unjudged, Verdict};

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhatIf {
    /// Calls that would be answered otherwise, in the order in which they were given.
    pub turned: Vec<Turned>,
    /// How many calls were judged.
    pub judged: usize,
    /// How many calls of users and roles asked no policy, or were refused before one was asked.
    pub unasked: usize,
    /// Calls that cannot be judged again: how many, and their positions, by the reason.
    pub unjudged: BTreeMap<Unjudged, Vec<i64>>,
}

/// A call that would be answered otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turned {
    /// Its position.
    pub position: i64,
    /// Number of the request.
    pub request_id: String,
    /// Name of the service.
    pub service: String,
    /// Name of the operation.
    pub operation: String,
    /// Who made it.
    pub caller: String,
    /// What was decided then.
    pub recorded: Outcome,
    /// What the policies say as they are.
    pub before: Verdict,
    /// What they would say.
    pub after: Verdict,
}

/// A question that cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The change cannot be made.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// A document cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Judges every call as things are, and as they would be after a change.
pub fn what_if(state: &State, calls: &[Call], change: &Change) -> Result<WhatIf, Unanswered> {
    let changed = change.apply(state)?;
    let (as_is, would_be) = (Judge::new(state)?, Judge::new(&changed)?);
    let mut answer = WhatIf { turned: Vec::new(), judged: 0, unasked: 0, unjudged: BTreeMap::new() };
    for call in calls {
        match as_is.judge(call).and_then(|before| Ok((before, would_be.judge(call)?))) {
            Err(why) => answer.unjudged.entry(why).or_default().push(call.position),
            Ok((Some(before), Some(after))) => {
                answer.judged += 1;
                if before.outcome != after.outcome {
                    answer.turned.push(turned(call, before, after));
                }
            }
            Ok(_) => answer.unasked += 1,
        }
    }
    Ok(answer)
}

fn turned(call: &Call, before: Verdict, after: Verdict) -> Turned {
    let refused = call.checks.iter().find(|checked| !checked.outcome.is_allow());
    Turned {
        position: call.position,
        request_id: call.request_id.clone(),
        service: call.service.clone(),
        operation: call.action.clone(),
        caller: call.caller.as_ref().map(|who| who.arn.clone()).unwrap_or_default(),
        recorded: refused.map_or(Outcome::Allow, |checked| checked.outcome),
        before,
        after,
    }
}

#[cfg(test)]
mod tests;
