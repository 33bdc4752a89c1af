//! The rule: what nobody takes, and what nobody reports on, ends by itself.

use std::collections::HashMap;

use kernel::Timestamp;
use store::Scope;

use super::{Cause, Outcome, Report, Status, report, rows};
use crate::error::Result;
use crate::instance::{self, get_many};

/// Ends what is due in the account, and says how much that was. `takes` says whether something in an instance takes tasks.
pub fn end_due(scope: &mut Scope<'_>, takes: &dyn Fn(&str) -> bool) -> Result<usize> {
    let due = rows::due(scope)?;
    if due.is_empty() {
        return Ok(0);
    }
    let ids: Vec<_> = due.iter().map(|result| result.instance_id.as_str()).collect();
    let instances = get_many(scope, &ids)?;
    let now = scope.now();
    let up: HashMap<_, _> = instances
        .iter()
        .map(|instance| (instance.id.as_str(), instance.status(now) == instance::Status::Running))
        .collect();
    let count = due.len();
    for result in &due {
        let at = result.ends_at.unwrap_or(now);
        let cause = match up.get(result.instance_id.as_str()) {
            None => Cause::Released,
            Some(false) => Cause::NotRunning,
            Some(true) if takes(&result.instance_id) => Cause::NotDelivered,
            Some(true) => Cause::NoAssistant,
        };
        if result.status == Status::Running {
            let cause = if cause == Cause::Released { cause } else { Cause::TimedOut };
            let report = Report { cause: Some(cause), ..Report::default() };
            report::end(scope, result.clone(), report, at)?;
        } else {
            let ended = Outcome {
                status: Status::Aborted,
                cause: Some(cause),
                updated_at: at,
                finished_at: Some(at),
                ends_at: None,
                ..result.clone()
            };
            rows::update(scope, &ended)?;
            report::sum_up(scope, &ended.invocation_id)?;
        }
    }
    Ok(count)
}

/// When something ends by itself next, in any account.
pub fn next_end(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_end(scope)?)
}
