//! `POST api/{cloud}/{product}/{operation}`: an operation as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sts::{Caller, Identity};
use wire::params::Params;
use wire::{Access, Call, Failure, Format, pipeline};

use super::products;
use super::session::{Origin, SignedIn};
use crate::admin::Refusal;
use crate::sandbox::CLOUDS;
use crate::server::Server;

/// Where a call is addressed to. A signed call says it in its host or its signature.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    /// Region, where the product is offered region by region and no parameter names it.
    region: Option<String>,
}

/// Runs an operation with the parameters of a JSON object, as whoever is signed in.
///
/// The answer is what the operation replies, without the cloud's envelope; a refusal is an object `error` with the
/// cloud's code and message.
pub(super) async fn call(
    State(server): State<Arc<Server>>,
    signed_in: Result<SignedIn, Refusal>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    Query(place): Query<Place>,
    from: Origin,
    body: Result<Json<Map<String, Value>>, JsonRejection>,
) -> Result<Response, Refusal> {
    let Path((cloud, product, operation)) = path.map_err(|error| Refusal::path(&error))?;
    let Json(body) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    let route = products::find(&cloud, &product, &operation).map_err(|none| Refusal::missing(none.to_string()))?;
    let caller = match signed_in {
        Ok(signed_in) => signed_in.caller,
        Err(_) if route.access == Access::Anonymous => nobody(&server, &cloud)?,
        Err(refusal) => return Err(refusal),
    };
    if !caller.tenant.cloud.name.eq_ignore_ascii_case(&cloud) {
        let text = format!("the session is one of `{}`, not of `{cloud}`", caller.tenant.cloud.name);
        return Err(Refusal::new(StatusCode::FORBIDDEN, text));
    }
    let params = Params::from_json(&body).map_err(|unreadable| Refusal::bad(unreadable.to_string()))?;
    let sandbox = &server.open.sandbox;
    let region = place.region.as_deref().or(params.get("RegionId")).filter(|region| !region.is_empty());
    let call = Arc::new(Call {
        request_id: sandbox.store.mint().request_id(),
        format: Format::Plain,
        region: region.map(Call::region_of),
        source_ip: from.address,
        secure: from.secure,
        user_agent: from.user_agent,
        host: from.host,
        at: sandbox.store.clock().now(),
    });
    sandbox.note_use(&caller, route.service, call.at);
    let answered = pipeline::serve(sandbox, route, caller, &call, &params).await;
    let mut answer = match answered {
        Ok(reply) => {
            let mut answer = ([(header::CONTENT_TYPE, "application/json")], reply.body).into_response();
            if !reply.ignored.is_empty() {
                note(answer.headers_mut(), "x-yunbox-ignored-parameters", &reply.ignored.join(","));
            }
            answer
        }
        Err(failure) => refused(&failure, &call),
    };
    note(answer.headers_mut(), "x-yunbox-request-id", &call.request_id);
    Ok(answer)
}

/// Whoever calls one of the few operations that a parameter proves: an identity provider vouches for them.
fn nobody(server: &Server, cloud: &str) -> Result<Caller, Refusal> {
    let cloud = CLOUDS.into_iter().find(|known| known.name.eq_ignore_ascii_case(cloud));
    let tenant = cloud.and_then(|cloud| server.open.sandbox.store.tenant_by_id(cloud.system));
    let tenant = tenant.ok_or_else(|| Refusal::failed("a cloud has no account of its own"))?;
    Ok(Caller { tenant, identity: Identity::Anonymous, key_id: String::new() })
}

fn refused(failure: &Failure, call: &Call) -> Response {
    let mut error = Map::new();
    error.insert("code".to_owned(), json!(failure.code));
    error.insert("message".to_owned(), json!(failure.message));
    error.insert("request_id".to_owned(), json!(call.request_id));
    if !failure.fields.is_empty() {
        let details: Map<_, _> =
            failure.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        error.insert("details".to_owned(), Value::Object(details));
    }
    let status = StatusCode::from_u16(failure.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(json!({ "error": error }))).into_response()
}

fn note(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
