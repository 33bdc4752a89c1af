//! `POST api/{cloud}/{product}/{operation}`: an operation as JSON.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sts::{Caller, Identity};
use wire::params::Params;
use wire::{Access, Call, Failure, Format, pipeline};

use super::products;
use super::session::Token;
use crate::admin::Refusal;
use crate::sandbox::CLOUDS;
use crate::server::Server;
use crate::sign_in::{NotSignedIn, Origin, SignedIn};

/// Where a call is addressed to. A signed call says it in its host or its signature.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    /// Region, where the product is offered region by region and no parameter names it.
    region: Option<String>,
}

/// `POST api/{cloud}/{product}/{operation}`
pub(super) async fn call(
    State(server): State<Arc<Server>>,
    token: Token,
    path: Result<Path<(String, String, String)>, PathRejection>,
    Query(place): Query<Place>,
    from: Origin,
    body: Result<Json<Map<String, Value>>, JsonRejection>,
) -> Result<Response, Refusal> {
    let Path((cloud, product, operation)) = path.map_err(|error| Refusal::path(&error))?;
    let Json(params) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    let asked =
        Asked { cloud: &cloud, product: &product, operation: &operation, region: place.region.as_deref(), params };
    let signed_in = server.signed_in(&token.0, from.address).await;
    let answered = server.call(signed_in, asked, from).await?;
    let mut answer = match answered.outcome {
        Ok(reply) => {
            let mut answer = ([(header::CONTENT_TYPE, "application/json")], reply).into_response();
            if !answered.ignored.is_empty() {
                note(answer.headers_mut(), "x-yunbox-ignored-parameters", &answered.ignored.join(","));
            }
            answer
        }
        Err(refused) => refused.into_response(),
    };
    note(answer.headers_mut(), "x-yunbox-request-id", &answered.request_id);
    Ok(answer)
}

/// An operation that is to be run.
#[derive(Debug)]
pub struct Asked<'a> {
    /// Name of the cloud.
    pub cloud: &'a str,
    /// Name of the product.
    pub product: &'a str,
    /// Name of the operation.
    pub operation: &'a str,
    /// Region, where no parameter names it.
    pub region: Option<&'a str>,
    /// Parameters, as the reference names them.
    pub params: Map<String, Value>,
}

/// What an operation answered.
#[derive(Debug)]
pub struct Answered {
    /// Number of the call in the trail.
    pub request_id: String,
    /// The reply as a JSON text without the cloud's envelope, or the refusal.
    pub outcome: Result<Bytes, CloudRefusal>,
    /// Parameters that the operation does not know.
    pub ignored: Vec<String>,
}

/// A cloud's refusal.
#[derive(Debug, Clone)]
pub struct CloudRefusal {
    /// Status of the answer.
    pub status: u16,
    /// The cloud's code.
    pub code: String,
    /// The cloud's message.
    pub message: String,
    /// Number of the call in the trail.
    pub request_id: String,
    /// What the cloud adds, such as why a permission is missing.
    pub details: Map<String, Value>,
}

impl Server {
    /// Runs an operation with the parameters of a JSON object, as whoever is signed in.
    ///
    /// The answer is what the operation replies, without the cloud's envelope. The checks, the record and the errors are
    /// those of a signed call. Refused before that: nobody is signed in, a session of another cloud, no such operation.
    pub async fn call(
        &self,
        signed_in: Result<SignedIn, NotSignedIn>,
        asked: Asked<'_>,
        from: Origin,
    ) -> Result<Answered, Refusal> {
        let Asked { cloud, product, operation, region, params } = asked;
        let route = products::find(cloud, product, operation).map_err(|none| Refusal::missing(none.to_string()))?;
        let caller = match signed_in {
            Ok(signed_in) => signed_in.caller,
            Err(_) if route.access == Access::Anonymous => nobody(self, cloud)?,
            Err(refused) => return Err(refused.into()),
        };
        if !caller.tenant.cloud.name.eq_ignore_ascii_case(cloud) {
            let text = format!("the session is one of `{}`, not of `{cloud}`", caller.tenant.cloud.name);
            return Err(Refusal::new(StatusCode::FORBIDDEN, text));
        }
        let params = Params::from_json(&params).map_err(|unreadable| Refusal::bad(unreadable.to_string()))?;
        let sandbox = &self.open.sandbox;
        let region = region.or(params.get("RegionId")).filter(|region| !region.is_empty());
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
        let request_id = call.request_id.clone();
        Ok(match answered {
            Ok(reply) => Answered { request_id, outcome: Ok(reply.body.into()), ignored: reply.ignored },
            Err(failure) => {
                let refused = CloudRefusal::of(&failure, &request_id);
                Answered { request_id, outcome: Err(refused), ignored: Vec::new() }
            }
        })
    }
}

/// Whoever calls one of the few operations that a parameter proves: an identity provider vouches for them.
fn nobody(server: &Server, cloud: &str) -> Result<Caller, Refusal> {
    let cloud = CLOUDS.into_iter().find(|known| known.name.eq_ignore_ascii_case(cloud));
    let tenant = cloud.and_then(|cloud| server.open.sandbox.store.tenant_by_id(cloud.system));
    let tenant = tenant.ok_or_else(|| Refusal::failed("a cloud has no account of its own"))?;
    Ok(Caller { tenant, identity: Identity::Anonymous, key_id: String::new(), mfa: None })
}

impl CloudRefusal {
    fn of(failure: &Failure, request_id: &str) -> Self {
        let details = failure.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Self {
            status: failure.status,
            code: failure.code.clone().into_owned(),
            message: failure.message.clone(),
            request_id: request_id.to_owned(),
            details: details.collect(),
        }
    }
}

/// A refusal of a call, as it is written.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Written {
    error: Why,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum Why {
    /// What the cloud says.
    Cloud {
        /// The cloud's code.
        code: String,
        /// The cloud's message.
        message: String,
        /// Number of the call.
        request_id: String,
        /// What the cloud adds, such as why a permission is missing.
        #[serde(skip_serializing_if = "Map::is_empty")]
        details: Map<String, Value>,
    },
    /// Why the request reached no operation.
    #[expect(dead_code, reason = "refusals of the sandbox itself are written elsewhere, and look the same")]
    Own(String),
}

impl IntoResponse for CloudRefusal {
    fn into_response(self) -> Response {
        let Self { status, code, message, request_id, details } = self;
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(Written { error: Why::Cloud { code, message, request_id, details } })).into_response()
    }
}

fn note(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
