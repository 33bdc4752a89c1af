//! Where invocations and their results are kept, and SQL for them.

use kernel::Timestamp;
use store::{Cell, Composed, FromCell, Result, Scope, ToValue, Value, one_column, row, sql, table};

use super::{Cause, Filter, Invocation, Outcome, Overall, Phase, Repeat, ResultFilter, Status, TAGGED, Task};
use crate::listing::Conditions;

/// Says which words a row keeps for the values of an enumeration.
macro_rules! words {
    ($kind:ident { $($value:ident = $word:literal),* $(,)? }) => {
        one_column!($kind);

        impl ToValue for $kind {
            fn to_value(&self) -> Value<'_> {
                let word = match self { $(Self::$value => $word),* };
                Value::Text(word.into())
            }
        }

        impl FromCell for $kind {
            fn from_cell(cell: Cell<'_>) -> Option<Self> {
                match cell.text()? {
                    $($word => Some(Self::$value),)*
                    _ => None,
                }
            }
        }
    };
}

words!(Task { Script = "script", File = "file" });
words!(Repeat { Once = "once", Period = "period", NextStart = "next start", EveryStart = "every start" });
words!(Status {
    Pending = "pending",
    Scheduled = "scheduled",
    Running = "running",
    Success = "success",
    Failed = "failed",
    Aborted = "aborted",
    Broken = "broken",
    TimedOut = "timed out",
    Cancelled = "cancelled",
    Terminated = "terminated",
});
words!(Cause {
    NotRunning = "not running",
    Released = "released",
    NoAssistant = "no assistant",
    NotDelivered = "not delivered",
    TimedOut = "timed out",
    Interrupted = "interrupted",
    Exception = "exception",
    ExitCode = "exit code",
    NoUser = "no user",
    NoFolder = "no folder",
    FileExists = "file exists",
    FileFailed = "file failed",
    NoGroup = "no group",
});
words!(Overall {
    Pending = "pending",
    Running = "running",
    Scheduled = "scheduled",
    Success = "success",
    Failed = "failed",
    PartlyFailed = "partly failed",
    Stopped = "stopped",
});
words!(Phase {
    Running = "running",
    Finished = "finished",
    Failed = "failed",
    PartlyFailed = "partly failed",
    Stopped = "stopped",
});

table! {
    Invocation in invocations n by invocation_id {
        id = invocation_id, position, region, task, command_id, name, description, script, parameters, user = user_name,
        repeat = repeats, frequency, ends_tree, extras, resource_group, overall, phase, created_at,
    }
}

table! {
    Outcome in invocation_results r by result_key {
        key = result_key, position, region, task, invocation_id, command_id, instance_id, run, resource_group, status, cause,
        details, exit_code, output, dropped, runs, created_at, updated_at, started_at, finished_at, stopped_at, next_at,
        ends_at,
    }
}

row! {
    pub(super) struct Counted {
        pub(super) instance_id: String,
        pub(super) asked: i64,
        pub(super) open: i64,
        pub(super) last_at: Option<Timestamp>,
    }
}

/// Keeps what may change about a result.
pub(super) fn update(scope: &mut Scope<'_>, result: &Outcome) -> Result<()> {
    const CHANGING: [&str; 13] = [
        "status",
        "cause",
        "details",
        "exit_code",
        "output",
        "dropped",
        "runs",
        "updated_at",
        "started_at",
        "finished_at",
        "stopped_at",
        "next_at",
        "ends_at",
    ];
    table::update(scope, result, &CHANGING).map(drop)
}

/// The state now of an invocation on each of its instances, in the order in which they were named.
pub(super) fn current_of(scope: &mut Scope<'_>, invocations: &[&str]) -> Result<Vec<Outcome>> {
    table::in_parts(invocations, |invocations| {
        let mut query = table::select::<Outcome>(scope);
        query.push(" AND ").push_in("r.invocation_id", invocations).push(" AND r.run = 0 ORDER BY r.position");
        query.fetch_all(scope.conn()?)
    })
}

/// What an instance has still to take or to do again, in the order in which it was asked for.
pub(super) fn open_on(scope: &mut Scope<'_>, instance: &str) -> Result<Vec<Outcome>> {
    on(scope, instance, "'pending', 'scheduled'")
}

/// What can still come of something in an instance, in the order in which it was asked for.
pub(super) fn live_on(scope: &mut Scope<'_>, instance: &str) -> Result<Vec<Outcome>> {
    on(scope, instance, "'pending', 'scheduled', 'running'")
}

fn on(scope: &mut Scope<'_>, instance: &str, statuses: &str) -> Result<Vec<Outcome>> {
    let mut query = table::select::<Outcome>(scope);
    query.push(" AND r.instance_id = ").bind(instance).push(" AND r.run = 0 AND r.status IN (").push(statuses);
    query.push(") ORDER BY r.position");
    query.fetch_all(scope.conn()?)
}

/// The results of the account whose state ends by itself and whose time has come.
pub(super) fn due(scope: &mut Scope<'_>) -> Result<Vec<Outcome>> {
    let mut query = table::select::<Outcome>(scope);
    query.push(" AND r.ends_at <= ").bind(scope.now()).push(" ORDER BY r.position");
    query.fetch_all(scope.conn()?)
}

/// When the state of the next result of any account ends by itself.
pub(super) fn next_end(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let query =
        sql!("SELECT r.ends_at FROM invocation_results r WHERE r.ends_at IS NOT NULL ORDER BY r.ends_at LIMIT 1");
    query.fetch_optional(scope.conn()?)
}

/// How much was asked of instances.
pub(super) fn counted(scope: &mut Scope<'_>, instances: &[&str]) -> Result<Vec<Counted>> {
    table::in_parts(instances, |instances| {
        let mut query = Composed::new(
            "SELECT r.instance_id, COUNT(*) AS asked,
                    SUM(CASE WHEN r.status IN ('pending', 'running') THEN 1 ELSE 0 END) AS open,
                    MAX(r.created_at) AS last_at
             FROM invocation_results r WHERE r.tenant = ",
        );
        query.bind(scope.tenant_id().0).push(" AND r.run = 0 AND r.task = 'script' AND ");
        query.push_in("r.instance_id", instances).push(" GROUP BY r.instance_id");
        query.fetch_all(scope.conn()?)
    })
}

/// Forgets what was asked for before a moment and of which nothing can come any more.
pub(super) fn forget_before(scope: &mut Scope<'_>, moment: Timestamp) -> Result<()> {
    let mut query = Composed::new("SELECT n.invocation_id FROM invocations n WHERE n.tenant = ");
    query.bind(scope.tenant_id().0).push(" AND n.created_at < ").bind(moment);
    query.push(" AND n.phase <> 'running'");
    let old: Vec<String> = query.fetch_all(scope.conn()?)?;
    if old.is_empty() {
        return Ok(());
    }
    let old: Vec<_> = old.iter().map(String::as_str).collect();
    table::in_parts(&old, |old| {
        let mut query = Composed::new("DELETE FROM invocation_results WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("invocation_id", old);
        query.execute(scope.conn()?)?;
        Ok(Vec::<()>::new())
    })?;
    table::delete::<Invocation>(scope, &old)?;
    store::tag::clear_many(scope, TAGGED, &old)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Invocation>(scope);
    conditions
        .equal("n.region", filter.region.as_ref())
        .equal("n.task", Some(filter.task))
        .compare("n.created_at", ">=", filter.since)
        .keyed("n.invocation_id", filter.ids.as_deref())
        .belonging("n.command_id", filter.command_id.as_ref())
        .equal("n.name", filter.name.as_ref())
        .equal("n.language", filter.language)
        .equal("n.repeats", filter.repeat)
        .equal("n.overall", filter.overall)
        .equal("n.phase", filter.phase)
        .equal("n.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "n.invocation_id", &filter.tags);
    if let Some(is_ahead) = filter.is_ahead {
        let ahead = "(n.repeats <> 'once' AND n.phase = 'running')";
        conditions.push(if is_ahead { "" } else { "NOT " }).push(ahead);
    }
    if let Some(instance) = &filter.instance_id {
        conditions
            .within("n.invocation_id", "SELECT o.invocation_id FROM invocation_results o WHERE o.tenant")
            .push(" AND o.instance_id = ")
            .bind(instance)
            .push(")");
    }
    conditions
}

pub(super) fn result_conditions(scope: &Scope<'_>, filter: &ResultFilter) -> Conditions {
    let mut conditions = Conditions::of::<Outcome>(scope);
    conditions
        .equal("r.region", filter.region.as_ref())
        .equal("r.task", Some(Task::Script))
        .compare("r.created_at", ">=", filter.since)
        .compare("r.run", if filter.history { ">" } else { "=" }, Some(0))
        .belonging("r.invocation_id", filter.invocation_id.as_ref())
        .belonging("r.instance_id", filter.instance_id.as_ref())
        .equal("r.command_id", filter.command_id.as_ref())
        .equal("r.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "r.invocation_id", &filter.tags);
    if let Some(statuses) = &filter.statuses {
        let statuses: Vec<_> = statuses.iter().map(|status| status.word()).collect();
        conditions.one_of("r.status", Some(&statuses));
    }
    conditions
}

impl Status {
    fn word(self) -> String {
        match self.to_value() {
            Value::Text(word) => word.into_owned(),
            _ => String::new(),
        }
    }
}
