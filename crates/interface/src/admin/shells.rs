//! `POST instances/{id}/shells` opens a shell that takes tasks; below it, what is to be done is taken and reported.
//!
//! A shell is open until it is closed, until whoever waits for a task goes away, or until it has not asked for one for a minute.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use alibaba::instance_shell::{self, Done, Work};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use compute::instance::{Status, find_anywhere, get};
use http::StatusCode;
use kernel::Tenant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::api::Described;
use crate::server::Server;

/// How long a call waits for a task, in seconds.
const LONGEST_WAIT: u64 = 2;

/// How often it looks for one meanwhile.
const LOOK: Duration = Duration::from_millis(200);

/// How long a shell that asks for no task is taken to be open.
const SILENCE: Duration = Duration::from_secs(60);

/// How a shell is opened.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Open {
    /// Whether it takes tasks although other machines can reach the sandbox, and so ask for them; false by default.
    #[serde(default)]
    remote: bool,
}

/// A shell.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Opened {
    /// Its number; nothing where it takes no tasks: the instance is one of Windows or of another cloud, or other
    /// machines can reach the sandbox and the call does not say `remote`.
    shell: Option<u64>,
}

/// How a task is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    /// How many seconds the call waits where there is nothing to do, 0 to 2; 0 by default.
    #[serde(default)]
    wait: u64,
}

/// What is to be done.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Next {
    /// A task; nothing where there is none.
    work: Option<Work>,
}

/// Whether a report was waited for.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Reported {
    /// It was; a task that took too long was given up before.
    kept: bool,
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::post("/instances/{instance}/shells", "openShell", "Opens a shell of an instance that takes tasks.")
            .by_admin()
            .takes::<Open>()
            .answers::<Opened>(200, "The shell."),
        Described::delete("/instances/{instance}/shells/{shell}", "closeShell", "Closes a shell.")
            .by_admin()
            .answers_nothing("It is closed."),
        Described::post("/instances/{instance}/shells/{shell}/next", "takeTask", "Takes the next task of an instance.")
            .by_admin()
            .takes::<Ask>()
            .answers::<Next>(200, "The task."),
        Described::post("/instances/{instance}/shells/{shell}/done", "reportTask", "Says what came of a task.")
            .by_admin()
            .takes::<Done>()
            .answers::<Reported>(200, "Whether that was waited for."),
    ]
}

pub(super) async fn open(
    State(server): State<Arc<Server>>,
    instance: Result<Path<String>, PathRejection>,
    body: Result<Json<Open>, JsonRejection>,
) -> Result<Json<Opened>, Refusal> {
    let Path(id) = instance.map_err(|error| Refusal::path(&error))?;
    let Json(ask) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    let sandbox = &server.open.sandbox;
    let tenant = tenant_of(&server, &id)?;
    let mut scope = sandbox.store.read(&tenant);
    let instance = get(&mut scope, &id).map_err(|error| failed(&error))?;
    if instance.status(scope.now()) == Status::Stopped {
        return Err(Refusal::new(StatusCode::CONFLICT, format!("instance `{id}` is stopped")));
    }
    let is_ours = tenant.cloud.name == alibaba::CLOUD.name;
    let takes = is_ours
        && may_take(server.address, &ask)
        && instance_shell::takes_tasks(&mut scope, &id).map_err(|error| failed(&error))?;
    let shell = takes.then(|| sandbox.shells.open(&id));
    if let Some(shell) = shell {
        close_in_silence(&server, shell, 0);
    }
    Ok(Json(Opened { shell }))
}

pub(super) async fn close(
    State(server): State<Arc<Server>>,
    place: Result<Path<(String, u64)>, PathRejection>,
) -> Result<StatusCode, Refusal> {
    let Path((_, shell)) = place.map_err(|error| Refusal::path(&error))?;
    server.open.sandbox.shells.close(shell);
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn next(
    State(server): State<Arc<Server>>,
    place: Result<Path<(String, u64)>, PathRejection>,
    body: Result<Json<Ask>, JsonRejection>,
) -> Result<Json<Next>, Refusal> {
    let Path((instance, shell)) = place.map_err(|error| Refusal::path(&error))?;
    let Json(ask) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    let tenant = tenant_of(&server, &instance)?;
    let shells = &server.open.sandbox.shells;
    let no_shell = || Refusal::missing(format!("instance `{instance}` has no open shell {shell}"));
    let asked = shells.ask(shell, &instance).ok_or_else(no_shell)?;
    // Whoever waits and goes away drops this call, and the shell is closed.
    let waiting = Waiting { server: &server, shell, is_over: false };
    let mut is_first = asked == 1;
    let looks = ask.wait.min(LONGEST_WAIT) * 1_000 / u64::try_from(LOOK.as_millis()).unwrap_or(u64::MAX);
    let mut work = None;
    for look in 0..=looks {
        work = take(&server, &tenant, &instance, is_first).await?;
        is_first = false;
        if work.is_some() || look == looks || !shells.is_open(&instance) {
            break;
        }
        tokio::time::sleep(LOOK).await;
    }
    waiting.end();
    close_in_silence(&server, shell, asked);
    Ok(Json(Next { work }))
}

pub(super) async fn done(
    State(server): State<Arc<Server>>,
    place: Result<Path<(String, u64)>, PathRejection>,
    body: Result<Json<Done>, JsonRejection>,
) -> Result<Json<Reported>, Refusal> {
    let Path((instance, _)) = place.map_err(|error| Refusal::path(&error))?;
    let Json(done) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    let tenant = tenant_of(&server, &instance)?;
    let sandbox = &server.open.sandbox;
    let mut scope = sandbox.store.write(&tenant).await.map_err(|fault| Refusal::of_fault(&fault))?;
    let kept = instance_shell::report(&mut scope, done).map_err(|error| failed(&error))?;
    scope.commit().map_err(|fault| Refusal::of_fault(&fault))?;
    Ok(Json(Reported { kept }))
}

/// Whether a shell may take tasks: whoever may send commands to the instance runs programs on the machine of whoever opened it, so
/// where others can reach the sandbox the shell has to say that it wants them.
fn may_take(address: SocketAddr, ask: &Open) -> bool {
    address.ip().is_loopback() || ask.remote
}

/// Takes the next task. The database is written only where there is one.
async fn take(server: &Server, tenant: &Arc<Tenant>, instance: &str, is_first: bool) -> Result<Option<Work>, Refusal> {
    let store = &server.open.sandbox.store;
    if !is_first && !instance_shell::has_work(&mut store.read(tenant), instance).map_err(|error| failed(&error))? {
        return Ok(None);
    }
    let mut scope = store.write(tenant).await.map_err(|fault| Refusal::of_fault(&fault))?;
    let work = instance_shell::take(&mut scope, instance, is_first).map_err(|error| failed(&error))?;
    scope.commit().map_err(|fault| Refusal::of_fault(&fault))?;
    Ok(work)
}

/// The account whose instance it is.
fn tenant_of(server: &Server, instance: &str) -> Result<Arc<Tenant>, Refusal> {
    let found = find_anywhere(&server.open.sandbox.store, instance).map_err(|error| failed(&error))?;
    found.ok_or_else(|| Refusal::missing(format!("there is no instance `{instance}`")))
}

/// Closes a shell that does not ask for another task.
fn close_in_silence(server: &Arc<Server>, shell: u64, asked: u64) {
    let server = Arc::clone(server);
    tokio::spawn(async move {
        tokio::time::sleep(SILENCE).await;
        server.open.sandbox.shells.close_unless_asked(shell, asked);
    });
}

fn failed(error: &compute::Error) -> Refusal {
    match error {
        compute::Error::NotFound { id, .. } => Refusal::missing(format!("there is no instance `{id}`")),
        compute::Error::Store(fault) => Refusal::of_fault(fault),
        other => Refusal::failed(other),
    }
}

/// A call that waits for a task.
struct Waiting<'s> {
    server: &'s Server,
    shell: u64,
    is_over: bool,
}

impl Waiting<'_> {
    fn end(mut self) {
        self.is_over = true;
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.server.open.sandbox.shells.close(self.shell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sandbox_that_others_reach_gives_tasks_only_to_shells_that_want_them() {
        let cases = [
            ("127.0.0.1:7", false, true),
            ("[::1]:7", false, true),
            ("0.0.0.0:7", false, false),
            ("0.0.0.0:7", true, true),
        ];
        for (address, remote, expected) in cases {
            assert_eq!(may_take(address.parse().unwrap(), &Open { remote }), expected, "{address} {remote}");
        }
    }
}
