//! Invocations.

use super::report::summed;
use super::*;

fn result_with(status: Status) -> Outcome {
    let at = kernel::time::from_millis(0);
    Outcome {
        key: String::new(),
        position: 0,
        region: String::new(),
        task: Task::Script,
        invocation_id: String::new(),
        command_id: String::new(),
        instance_id: String::new(),
        run: 0,
        resource_group: String::new(),
        status,
        cause: None,
        details: String::new(),
        exit_code: None,
        output: String::new(),
        dropped: 0,
        runs: 0,
        created_at: at,
        updated_at: at,
        started_at: None,
        finished_at: None,
        stopped_at: None,
        next_at: None,
        ends_at: None,
    }
}

#[test]
fn what_came_of_all_instances_follows_from_each() {
    use Status::{Aborted, Cancelled, Failed, Pending, Running, Scheduled, Success, Terminated};
    let cases = [
        (vec![Pending, Success], Overall::Pending, Phase::Running),
        (vec![Running, Failed], Overall::Running, Phase::Running),
        (vec![Scheduled, Aborted], Overall::Scheduled, Phase::Running),
        (vec![Success, Cancelled], Overall::Success, Phase::Finished),
        (vec![Success, Failed], Overall::PartlyFailed, Phase::Finished),
        (vec![Success, Aborted], Overall::PartlyFailed, Phase::PartlyFailed),
        (vec![Failed, Cancelled], Overall::Failed, Phase::Finished),
        (vec![Aborted, Aborted], Overall::Failed, Phase::Failed),
        (vec![Cancelled, Terminated], Overall::Stopped, Phase::Stopped),
    ];
    for (statuses, overall, phase) in cases {
        let results: Vec<_> = statuses.iter().copied().map(result_with).collect();
        assert_eq!(summed(&results), (overall, phase), "{statuses:?}");
    }
}
