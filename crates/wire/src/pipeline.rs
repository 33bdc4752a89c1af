//! The life of a request: parse, prepare, load, check, handle, render; then record and commit.
//!
//! What waits comes first: the parameters are parsed, the operation prepares, a place in the audit trail is taken, and a
//! call that writes waits for its turn. From there on everything runs on one thread to its end, the commit and the
//! publishing of revisions included, so a caller who hangs up cannot cut a commit in two.

use std::any::Any;
use std::borrow::Cow;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use futures_util::FutureExt;
use sha2::{Digest, Sha256};
use store::audit::{Place, Record};
use store::{Fault, idempotency};
use sts::Caller;

use crate::caller_names::PrincipalNames;
use crate::checked;
use crate::cx::{Before, Call, Cx};
use crate::failure::Failure;
use crate::operation::{Effect, Format, Loaded, Route, Served, Work};
use crate::params::Params;
use crate::record::Detail;
use crate::recording::Made;
use crate::sandbox::Sandbox;

/// Longest client token, in bytes.
const LONGEST_TOKEN: usize = 64;

/// Serves one call of a caller that has proved who it is, and leaves its record.
pub async fn serve(
    sandbox: &Sandbox,
    route: &'static Route,
    caller: Caller,
    call: &Arc<Call>,
    params: &Params,
) -> Result<Served, Failure> {
    let _in_flight = sandbox.holds.in_flight();
    let caller = Arc::new(caller);
    let begun = AssertUnwindSafe(begin(sandbox, route, &caller, call, params)).catch_unwind().await;
    let begun = begun.unwrap_or_else(|panic| Err(panicked(&*panic)));
    let place = sandbox.store.place_in_trail().await;
    let scope = match route.effect {
        Effect::Read => Ok(sandbox.store.read(&caller.tenant)),
        Effect::Write => sandbox.store.write(&caller.tenant).await,
    };
    let begun = begun.and_then(|work| Ok((scope.map_err(|fault| Failure::of_fault(&fault))?, work)));
    let (scope, work) = match begun {
        Ok(begun) => begun,
        Err(failure) => {
            log(route, call, &failure);
            let names = Arc::new(route.of.principal(&caller));
            if sandbox.recording.is_on() {
                let who = checked::Who::of(&caller, &names);
                let made = Made { route, call, caller: &caller, params, who, checks: Vec::new() };
                sandbox.recording.add(made, Err(&failure));
            }
            let detail = Detail::new(Arc::clone(call), Some((caller, names))).asked(route, params).refused(&failure);
            place.fill(record(route, failure.status, Arc::new(detail)));
            return Err(failure);
        }
    };
    let cx = Cx::new(sandbox, scope, &caller, call);
    // INVARIANT: nothing waits from here on.
    sandbox.holds.during(|| complete(cx, route, work, call, params, place))
}

/// Runs a call to its end: its stages, its record, its commit.
fn complete(
    mut cx: Cx<'_>,
    route: &'static Route,
    work: Box<dyn Work>,
    call: &Arc<Call>,
    params: &Params,
    place: Place<'_>,
) -> Result<Served, Failure> {
    let mut who = None;
    let mut answer = run(&mut cx, route, work, params, &mut who);
    let who = who.unwrap_or_else(|| named(route, cx.caller_shared()));
    let (sandbox, caller) = (cx.sandbox(), Arc::clone(cx.caller_shared()));
    let (mut scope, decided) = cx.finish();
    let recorded_who = sandbox.recording.is_on().then(|| checked::Who::of(&who.0, &who.1));
    let detail = Detail::new(Arc::clone(call), Some(who)).asked(route, params).decided(decided);
    let made = recorded_who.map(|who| Made { route, call, caller: &caller, params, who, checks: detail.checks() });
    match answer {
        Ok(replied) if route.effect == Effect::Write => {
            let detail = Arc::new(detail.answered(&replied.reply, &replied.ignored));
            let recorded = scope.record(record(route, 200, Arc::<Detail>::clone(&detail)));
            match recorded.and_then(|()| scope.commit()) {
                Ok(()) => {
                    if let Some(made) = made {
                        sandbox.recording.add(made, Ok(&replied.reply));
                    }
                    return Ok(replied.served(route, call));
                }
                Err(fault) => {
                    let failure = Failure::of_fault(&fault);
                    log(route, call, &failure);
                    // Nobody else has it: the record went with the transaction.
                    if let Some(detail) = Arc::into_inner(detail) {
                        place.fill(record(route, failure.status, Arc::new(detail.refused(&failure))));
                    }
                    answer = Err(failure);
                }
            }
        }
        Ok(replied) => {
            // The next call may read on while this one is written down.
            drop(scope);
            place.fill(record(route, 200, Arc::new(detail.answered(&replied.reply, &replied.ignored))));
            answer = Ok(replied);
        }
        Err(failure) => {
            scope.abandon();
            log(route, call, &failure);
            place.fill(record(route, failure.status, Arc::new(detail.refused(&failure))));
            answer = Err(failure);
        }
    }
    if let Some(made) = made {
        sandbox.recording.add(made, answer.as_ref().map(|replied| replied.reply.as_str()));
    }
    answer.map(|replied| replied.served(route, call))
}

/// Who calls, and how its cloud names it.
type Who = (Arc<Caller>, Arc<PrincipalNames>);

fn named(route: &Route, caller: &Arc<Caller>) -> Who {
    (Arc::clone(caller), Arc::new(route.of.principal(caller)))
}

/// What an operation replied, before the cloud's envelope is around it.
struct Replied {
    /// A JSON object.
    reply: String,
    /// Names of parameters that the operation does not know.
    ignored: Vec<String>,
}

impl Replied {
    fn served(self, route: &Route, call: &Call) -> Served {
        let body = match call.format {
            Format::Plain if self.reply == "null" => b"{}".to_vec(),
            Format::Plain => self.reply.into_bytes(),
            Format::Json | Format::Xml => route.of.render(call, route.name, &self.reply),
        };
        Served { body, ignored: self.ignored }
    }
}

/// Parses a call and prepares it.
async fn begin(
    sandbox: &Sandbox,
    route: &'static Route,
    caller: &Caller,
    call: &Call,
    params: &Params,
) -> Result<Box<dyn Work>, Failure> {
    let mut work = (route.parse)(params)?;
    dry_run(route, params)?;
    let before = Before { sandbox, caller, call };
    if let Some(prepared) = work.prepare(&before) {
        prepared.await?;
    }
    Ok(work)
}

/// Runs the stages that do not wait, and says who calls as soon as that is known. A panic of an operation is a refused
/// call like any other: undone, recorded, and answered with its number.
fn run(
    cx: &mut Cx<'_>,
    route: &'static Route,
    work: Box<dyn Work>,
    params: &Params,
    who: &mut Option<Who>,
) -> Result<Replied, Failure> {
    // Nothing that the operation may have left half done is used again but its transaction, which is undone.
    let stages = AssertUnwindSafe(|| {
        let loaded = work.load(cx).map_err(|fault| route.of.refuse_fault(fault))?;
        let (caller, names) = &*who.insert(named(route, loaded.caller().unwrap_or(cx.caller_shared())));
        let checks = loaded.checks(caller, cx.call());
        cx.authorize(route.of, caller, names, checks)?;
        if let Some(would_succeed) = dry_run(route, params)? {
            // It runs in full and is undone, as every refused call is.
            loaded.handle(cx)?;
            return Err(would_succeed);
        }
        let reply = match token(route, params) {
            Some(token) => repeatable(cx, route, params, token, loaded)?,
            None => loaded.handle(cx)?,
        };
        let known = route.parameters();
        let ignored = params.names().filter(|name| !known.contains(&**name)).map(Cow::into_owned).collect();
        Ok(Replied { reply, ignored })
    });
    catch_unwind(stages).unwrap_or_else(|panic| Err(panicked(&*panic)))
}

/// What a write that is only tried answers when it would succeed. Of one that does not say clearly whether it is only
/// tried, nothing is done.
fn dry_run(route: &Route, params: &Params) -> Result<Option<Failure>, Failure> {
    if route.effect == Effect::Write { route.of.dry_run(params) } else { Ok(None) }
}

/// The client token of a call to an operation that knows one.
fn token<'p>(route: &Route, params: &'p Params) -> Option<&'p str> {
    let knows = route.effect == Effect::Write && route.parameters().contains("ClientToken");
    params.get("ClientToken").filter(|token| knows && !token.is_empty() && token.len() <= LONGEST_TOKEN)
}

/// Does it once: a call that repeats a token repeats the reply.
fn repeatable(
    cx: &mut Cx<'_>,
    route: &Route,
    params: &Params,
    token: &str,
    loaded: Box<dyn Loaded>,
) -> Result<String, Failure> {
    let fault = |fault: Fault| route.of.refuse_fault(fault);
    let area = format!("{}/{}/{}", route.service, route.name, params.get("RegionId").unwrap_or_default());
    let fingerprint = fingerprint(params);
    if let Some(kept) = idempotency::find(cx.scope(), &area, token).map_err(fault)? {
        return if kept.fingerprint == fingerprint { Ok(kept.reply) } else { Err(route.of.token_mismatch()) };
    }
    let kept = idempotency::Kept { fingerprint, reply: loaded.handle(cx)? };
    idempotency::keep(cx.scope(), &area, token, &kept).map_err(fault)?;
    Ok(kept.reply)
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

/// Leaves the record of a call that was refused before its caller or its operation was known.
pub async fn record_refusal(
    sandbox: &Sandbox,
    service: &'static str,
    action: &str,
    caller: Option<Caller>,
    call: &Arc<Call>,
    failure: &Failure,
) {
    let who = caller.map(|caller| {
        let names = PrincipalNames { arn: String::new(), shown: caller.account().to_owned() };
        (Arc::new(caller), Arc::new(names))
    });
    let record = Record {
        request_id: call.request_id.clone(),
        at: call.at,
        tenant: who.as_ref().map(|(caller, _)| caller.tenant.id),
        service,
        action: Cow::Owned(action.chars().take(128).collect()),
        status: failure.status,
        detail: Arc::new(Detail::new(Arc::clone(call), who).refused(failure)),
    };
    sandbox.store.place_in_trail().await.fill(record);
}

fn record(route: &'static Route, status: u16, detail: Arc<Detail>) -> Record {
    Record {
        request_id: detail.call().request_id.clone(),
        at: detail.call().at,
        tenant: detail.tenant(),
        service: route.service,
        action: Cow::Borrowed(route.name),
        status,
        detail,
    }
}

/// Faults of ours say little to the caller and everything to the log, once.
fn log(route: &Route, call: &Call, failure: &Failure) {
    if failure.status >= 500 {
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

fn panicked(panic: &(dyn Any + Send)) -> Failure {
    Failure::internal().caused_by(format_args!("a panic: {}", words(panic)))
}

/// What a panic says.
pub fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("something that is no text")
}
