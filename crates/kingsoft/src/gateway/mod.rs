//! From a request on the wire to an operation, and back.
//!
//! The order of the checks: HTTP method, encoding, access key, token, time stamp, signature, operation. Parameters,
//! permissions and rules come after that, in the pipeline.

mod answer;
mod credential;
mod encoding;
mod recognise;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use http::Method;
use sts::Caller;
use wire::{Answer, Call, Failure, Incoming, Sandbox, pipeline};

use recognise::Recognised;

/// Methods that an operation is called with. No document says what another one is answered with; code and words of that
/// answer follow HTTP.
const METHODS: [Method; 2] = [Method::GET, Method::POST];

/// Whether a request speaks this dialect.
pub fn claims(incoming: &Incoming) -> bool {
    recognise::claims(incoming)
}

/// Serves one request.
pub async fn serve(sandbox: &Sandbox, incoming: Incoming) -> Answer {
    let mut call = Call {
        // This cloud writes the numbers of requests in lower case.
        request_id: sandbox.store.mint().request_id().to_ascii_lowercase(),
        format: recognise::format(&incoming),
        region: None,
        source_ip: incoming.source_ip,
        secure: incoming.secure,
        user_agent: incoming.header("user-agent").unwrap_or_default().chars().take(256).collect(),
        host: incoming.host().chars().take(256).collect(),
        at: sandbox.store.clock().now(),
    };
    if !METHODS.contains(&incoming.method) {
        let failure = Failure::new(405, "MethodNotAllowed", "The HTTP method is not supported: use GET or POST.");
        return refuse(sandbox, call, "Gateway", "", None, &failure).await;
    }
    let parts = match encoding::read(&incoming) {
        Ok(parts) => parts,
        Err(failure) => return refuse(sandbox, call, "Gateway", "", None, &failure).await,
    };
    let recognised = Recognised::of(&incoming, &parts);
    let (product, action) = (recognised.product(), recognised.action.unwrap_or_default().to_owned());
    let service = product.map_or("Gateway", |product| product.name);
    if product.is_some_and(|product| product.regional) {
        call.region = recognised.region.map(Call::region_of);
    }
    let proved = credential::prove(sandbox, &incoming, &parts, &recognised, &call);
    let caller = match proved {
        Ok(caller) => caller,
        Err(failure) => return refuse(sandbox, call, service, &action, None, &failure).await,
    };
    let route = match recognised.route() {
        Ok((_, route)) => route,
        Err(failure) => return refuse(sandbox, call, service, &action, Some(caller), &failure).await,
    };
    sandbox.note_use(&caller, route.service, call.at);
    let params = match parts.into_params() {
        Ok(params) => params,
        Err(failure) => return refuse(sandbox, call, service, &action, Some(caller), &failure).await,
    };
    let call = Arc::new(call);
    match pipeline::serve(sandbox, route, caller, &call, &params).await {
        Ok(served) => answer::success(&call, served),
        Err(failure) => answer::failure(&call, &failure),
    }
}

/// Answers a call that never became one, and records it.
async fn refuse(
    sandbox: &Sandbox,
    call: Call,
    service: &'static str,
    action: &str,
    caller: Option<Caller>,
    failure: &Failure,
) -> Answer {
    let call = Arc::new(call);
    pipeline::record_refusal(sandbox, service, action, caller, &call, failure).await;
    answer::failure(&call, failure)
}
