//! What activities say of themselves, in the vendor's manner.

use compute::scaling::{Activity, ActivityKind};

/// The cause of an activity that somebody asked for about single instances.
pub(in crate::ess) fn cause_of_call(what: &str, ids: &[String], before: i64, after: i64) -> String {
    let named: Vec<_> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    let named = named.join(", ");
    format!("A user requests to {what} instance {named}, changing the Total Capacity from \"{before}\" to \"{after}\".")
}

/// The cause of an activity of a group that is not as large as it should be.
pub(in crate::ess) fn cause_of_size(before: i64, after: i64) -> String {
    format!("The group adjusts its size, changing the Total Capacity from \"{before}\" to \"{after}\".")
}

/// What an activity does, and what became of it.
pub(in crate::ess) fn description(activity: &Activity) -> (String, String) {
    let (does, done) = match activity.kind {
        ActivityKind::Add => ("Add", "added"),
        ActivityKind::Remove => ("Remove", "removed"),
        ActivityKind::Detach => ("Detach", "detached"),
        ActivityKind::Attach => ("Attach", "attached"),
    };
    let plural = |number: usize| if number == 1 { "instance is" } else { "instances are" };
    let wanted = if activity.wanted == 1 { "instance" } else { "instances" };
    let count = activity.instances.len();
    let message = if activity.problem.is_empty() {
        format!("\"{count}\" ECS {} {done}", plural(count))
    } else {
        format!("Fail to {} instances into scaling group(\"{}\").", does.to_lowercase(), activity.problem)
    };
    (format!("{does} \"{}\" ECS {wanted}", activity.wanted), message)
}
