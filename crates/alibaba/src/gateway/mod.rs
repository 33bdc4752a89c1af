//! From a request on the wire to an operation, and back.
//!
//! The order of the checks: HTTP method, encoding, product and operation, access key, token, time stamp, nonce,
//! signature, networks of the key. Parameters, permissions and rules come after that, in the pipeline.

mod answer;
mod credential;
mod encoding;
mod recognise;

use std::sync::Arc;

use http::Method;
use sts::Caller;
use wire::{Answer, Call, Failure, Format, Incoming, Sandbox, pipeline};

use crate::product::Product;
use recognise::Recognised;

/// Serves one request.
pub async fn serve(sandbox: &Sandbox, incoming: Incoming) -> Answer {
    let request_id = sandbox.store.mint().request_id();
    let mut call = Call {
        request_id,
        format: recognise::format_of_headers(&incoming),
        region: None,
        source_ip: incoming.source_ip,
        secure: incoming.secure,
        user_agent: incoming.header("user-agent").unwrap_or_default().chars().take(256).collect(),
        host: incoming.host().chars().take(256).collect(),
        at: sandbox.store.clock().now(),
    };
    let known_method = METHODS.contains(&incoming.method);
    let parts = match encoding::read(&incoming) {
        Ok(parts) => parts,
        Err(_) if !known_method => return refuse(sandbox, call, None, "", None, unsupported_method()).await,
        Err(failure) => return refuse(sandbox, call, None, "", None, failure).await,
    };
    let recognised = Recognised::of(&incoming, &parts);
    if let Some(format) = recognised.format {
        call.format = format;
    }
    if !known_method && recognised.by_path.is_none() {
        return refuse(sandbox, call, None, "", None, unsupported_method()).await;
    }
    // Some older operations spell the parameter with a small letter.
    call.region = parts
        .get("RegionId")
        .or_else(|| parts.get("regionId"))
        .filter(|region| !region.is_empty())
        .map(Call::region_of);
    let (product, route) = match recognised.route(&call) {
        Ok(found) => found,
        Err(none) => {
            let action = recognised.action.unwrap_or_default().to_owned();
            return refuse(sandbox, call, none.product, &action, None, *none.failure).await;
        }
    };
    let action = recognised.action.unwrap_or(route.name).to_owned();
    let caller = match credential::prove(sandbox, &incoming, &parts, &recognised, route, &call) {
        Ok(caller) => caller,
        Err(failure) => return refuse(sandbox, call, Some(product), &action, None, failure).await,
    };
    let by_path = recognised.by_path.map(|by_path| by_path.parameters);
    let params = match parts.into_params(by_path, &incoming.body) {
        Ok(params) => params,
        Err(failure) => return refuse(sandbox, call, Some(product), &action, Some(caller), failure).await,
    };
    let call = Arc::new(call);
    match pipeline::serve(sandbox, route, caller, &call, &params).await {
        Ok(served) => answer::success(&call, served),
        Err(failure) => answer::failure(&call, Some(product), &failure),
    }
}

/// Answers a call that never became one, and records it.
async fn refuse(
    sandbox: &Sandbox,
    call: Call,
    product: Option<&'static Product>,
    action: &str,
    caller: Option<Caller>,
    failure: Failure,
) -> Answer {
    let call = Arc::new(call);
    let service = product.map_or("Gateway", |product| product.name);
    pipeline::record_refusal(sandbox, service, action, caller, &call, &failure).await;
    answer::failure(&call, product, &failure)
}

/// Methods that an operation is called with. Source: the vendor's pages on the RPC style.
const METHODS: [Method; 2] = [Method::GET, Method::POST];

/// Code and words: the vendor's list of common error codes.
fn unsupported_method() -> Failure {
    Failure::new(400, "UnsupportedHTTPMethod", "This http method is not supported.")
}

/// The format of a call that names none: version 1 calls default to XML, as the vendor's page says.
const DEFAULT_FORMAT: Format = Format::Xml;
