//! The life of a request: parse, check, handle, render; then record and commit.

use std::any::Any;
use std::fmt::Write;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::audit::Record;
use store::{Fault, idempotency};
use sts::Caller;

use crate::cx::{Call, Cx, Finished, Why};
use crate::failure::Failure;
use crate::operation::{Effect, Operation, Route, Served, Service};
use crate::params::Params;
use crate::record::{Found, detail};
use crate::sandbox::Sandbox;

/// Longest client token, in bytes.
const LONGEST_TOKEN: usize = 64;

/// The life of a request, in order.
pub(crate) async fn run<O: Operation>(cx: &mut Cx<'_>, params: &Params) -> Result<Served, Failure> {
    let input = params.parse::<O::Input>().map_err(|error| O::Service::refuse_param(&error))?;
    let checks = O::checks(&input, cx.caller(), cx.call());
    cx.authorize::<O::Service>(&checks).await?;
    if let Some(would_succeed) = O::Service::rehearsal(params).filter(|_| O::EFFECT == Effect::Write) {
        // It runs in full and is undone, as every refused call is.
        handle::<O>(cx, input).await?;
        return Err(would_succeed);
    }
    let body = if let Some(token) = token::<O>(params) {
        repeatable::<O>(cx, params, token, input).await?
    } else {
        let output = handle::<O>(cx, input).await?;
        render::<O, _>(cx, &output)
    };
    let known = Route::of::<O>();
    let known = (known.parameters)();
    let ignored = params.names().filter(|name| !known.contains(name)).collect();
    Ok(Served { body, ignored })
}

async fn handle<O: Operation>(cx: &mut Cx<'_>, input: O::Input) -> Result<O::Output, Failure> {
    O::handle(cx, input).await.map_err(|error| O::Service::refuse(&error))
}

fn render<O: Operation, T: Serialize>(cx: &Cx<'_>, output: &T) -> Vec<u8> {
    O::Service::render(cx.call().format, O::NAME, &cx.call().request_id, output)
}

/// The client token of a call to an operation that knows one.
fn token<O: Operation>(params: &Params) -> Option<&str> {
    let knows = O::EFFECT == Effect::Write && (Route::of::<O>().parameters)().contains("ClientToken");
    params.get("ClientToken").filter(|token| knows && !token.is_empty() && token.len() <= LONGEST_TOKEN)
}

/// Does it once: a call that repeats a token repeats the reply.
async fn repeatable<O: Operation>(
    cx: &mut Cx<'_>,
    params: &Params,
    token: &str,
    input: O::Input,
) -> Result<Vec<u8>, Failure> {
    let fault = |fault: Fault| O::Service::refuse(&fault.into());
    let area = format!("{}/{}/{}", O::Service::NAME, O::NAME, params.get("RegionId").unwrap_or_default());
    let fingerprint = fingerprint(params);
    if let Some(kept) = idempotency::find(cx.scope(), &area, token).map_err(fault)? {
        if kept.fingerprint != fingerprint {
            return Err(O::Service::token_mismatch());
        }
        let reply: serde_json::Value =
            serde_json::from_str(&kept.reply).map_err(|error| fault(Fault::Damaged(error.to_string())))?;
        return Ok(render::<O, _>(cx, &reply));
    }
    let output = handle::<O>(cx, input).await?;
    let reply = serde_json::to_string(&output).map_err(|error| fault(Fault::Damaged(error.to_string())))?;
    idempotency::keep(cx.scope(), &area, token, &idempotency::Kept { fingerprint, reply }).map_err(fault)?;
    Ok(render::<O, _>(cx, &output))
}

fn fingerprint(params: &Params) -> String {
    let mut hash = Sha256::new();
    for (name, value) in params.pairs() {
        for text in [name.as_str(), value] {
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(text);
        }
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        write!(text, "{byte:02x}").ok();
    }
    text
}

/// Serves one call of a caller that has proved who it is, and leaves its record.
pub async fn serve(
    sandbox: &Arc<Sandbox>,
    route: &'static Route,
    caller: Caller,
    call: &Arc<Call>,
    params: Params,
) -> Result<Served, Failure> {
    let caller = Arc::new(caller);
    match route.effect {
        Effect::Read => read(sandbox, route, &caller, call, &params).await,
        Effect::Write => {
            // A task of its own, so that a caller who hangs up cannot cut a commit in two.
            let (sandbox, call) = (Arc::clone(sandbox), Arc::clone(call));
            let task = tokio::spawn(async move { write(&sandbox, route, &caller, &call, &params).await });
            task.await.unwrap_or_else(|error| Err(Failure::internal().caused_by(error)))
        }
    }
}

async fn read(
    sandbox: &Sandbox,
    route: &'static Route,
    caller: &Arc<Caller>,
    call: &Call,
    params: &Params,
) -> Result<Served, Failure> {
    let mut cx = Cx::new(sandbox, sandbox.store.read(&caller.tenant), caller, call);
    let answer = caught((route.call)(&mut cx, params)).await;
    let Finished { scope, proved, decided, why } = cx.finish();
    drop(scope);
    log(route, call, &answer);
    let record = record(route, proved.as_ref().unwrap_or(caller), call, &answer, &decided, why.as_ref());
    sandbox.store.journal().record(record).await;
    sandbox.recent.keep(&call.request_id, decided);
    answer
}

async fn write(
    sandbox: &Sandbox,
    route: &'static Route,
    caller: &Arc<Caller>,
    call: &Call,
    params: &Params,
) -> Result<Served, Failure> {
    let scope = match sandbox.store.write(&caller.tenant).await {
        Ok(scope) => scope,
        Err(fault) => {
            let answer = Err(Failure::of_fault(&fault));
            log(route, call, &answer);
            sandbox.store.journal().record(record(route, caller, call, &answer, &[], None)).await;
            return answer;
        }
    };
    let mut cx = Cx::new(sandbox, scope, caller, call);
    let mut answer = caught((route.call)(&mut cx, params)).await;
    let Finished { mut scope, proved, decided, why } = cx.finish();
    let caller = proved.as_ref().unwrap_or(caller);
    if answer.is_ok() {
        let kept = scope.record(&record(route, caller, call, &answer, &decided, None));
        let kept = match kept {
            Ok(()) => scope.commit(),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = kept {
            answer = Err(Failure::of_fault(&fault));
        }
    } else {
        // Undone before its record is written: both need the one connection that writes.
        scope.abandon();
    }
    log(route, call, &answer);
    if answer.is_err() {
        let record = record(route, caller, call, &answer, &decided, why.as_ref());
        sandbox.store.journal().record(record).await;
    }
    sandbox.recent.keep(&call.request_id, decided);
    answer
}

/// Leaves the record of a call that was refused before its caller or its operation was known.
pub async fn record_refusal(
    sandbox: &Sandbox,
    service: &'static str,
    action: &str,
    caller: Option<&Caller>,
    call: &Call,
    failure: &Failure,
) {
    let names = |caller: &Caller| crate::PrincipalNames { arn: String::new(), shown: caller.account().to_owned() };
    let found = Found {
        caller: caller.map(|caller| (caller, names(caller))),
        effect: "none",
        decided: &[],
        why: None,
        failure: Some(failure),
        ignored: &[],
    };
    let record = Record {
        request_id: call.request_id.clone(),
        at: call.at,
        tenant: caller.map(|caller| caller.tenant.id),
        service,
        action: action.chars().take(128).collect(),
        status: failure.status,
        detail: detail(call, &found),
    };
    sandbox.store.journal().record(record).await;
}

fn record(
    route: &'static Route,
    caller: &Caller,
    call: &Call,
    answer: &Result<Served, Failure>,
    decided: &[crate::cx::Decided],
    why: Option<&Why>,
) -> Record {
    let (failure, ignored) = match answer {
        Ok(served) => (None, served.ignored.as_slice()),
        Err(failure) => (Some(failure), [].as_slice()),
    };
    let effect = match route.effect {
        Effect::Read => "read",
        Effect::Write => "write",
    };
    let caller_names = (route.principal)(caller);
    let found = Found { caller: Some((caller, caller_names)), effect, decided, why, failure, ignored };
    Record {
        request_id: call.request_id.clone(),
        at: call.at,
        tenant: Some(caller.tenant.id),
        service: route.service,
        action: route.name.to_owned(),
        status: failure.map_or(200, |failure| failure.status),
        detail: detail(call, &found),
    }
}

/// Faults of ours say little to the caller and everything to the log, once.
fn log(route: &Route, call: &Call, answer: &Result<Served, Failure>) {
    if let Err(failure) = answer
        && failure.status >= 500
    {
        let cause = failure.cause.as_deref().unwrap_or("unknown");
        tracing::error!(
            service = route.service,
            action = route.name,
            request_id = call.request_id,
            cause,
            "a call failed"
        );
    }
}

/// A panic of an operation is a refused call like any other: undone, recorded, and answered with its number.
async fn caught(work: impl Future<Output = Result<Served, Failure>>) -> Result<Served, Failure> {
    // Nothing that the operation may have left half done is used again but its transaction, which is undone.
    let caught = AssertUnwindSafe(work).catch_unwind().await;
    caught.unwrap_or_else(|panic| Err(Failure::internal().caused_by(format_args!("a panic: {}", words(&*panic)))))
}

/// What a panic says.
pub fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("something that is no text")
}
