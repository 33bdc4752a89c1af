//! `GET instances/{id}/metadata/latest/...`: what an instance sees from inside.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use metadata::{Ask, TOKEN_HEADER};

use super::{OwnRefusal, Refusal};
use crate::api::Described;
use crate::inside::NoInside;
use crate::server::Server;

/// Header that asks for a token.
const TTL_HEADER: &str = "x-aliyun-ecs-metadata-token-ttl-seconds";

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::get(
            "/instances/{instance}/metadata/{path}",
            "readMetadata",
            "Reads metadata as from inside an instance.",
        )
        .by_admin()
        .answers_text("What the instance reads.", "text/plain")
        .refuses_in_text::<OwnRefusal>("A refusal of the metadata service, or of the sandbox."),
        Described::put(
            "/instances/{instance}/metadata/{path}",
            "askForMetadataToken",
            "Asks for a token of the metadata service.",
        )
        .by_admin()
        .answers_text("The token.", "text/plain")
        .refuses_in_text::<OwnRefusal>("A refusal of the metadata service, or of the sandbox."),
    ]
}

pub(super) async fn read(
    State(server): State<Arc<Server>>,
    place: Result<Path<(String, String)>, PathRejection>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let Path((instance, path)) = place.map_err(|error| Refusal::path(&error))?;
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let path = format!("/{path}");
    let ask = Ask {
        method: match method {
            Method::GET => metadata::Method::Get,
            Method::PUT => metadata::Method::Put,
            _ => metadata::Method::Other,
        },
        path: &path,
        token: header(TOKEN_HEADER),
        token_ttl: header(TTL_HEADER),
        forwarded: headers.contains_key("x-forwarded-for"),
    };
    let reply = server.answer_inside(&instance, ask).await.map_err(|error| match error {
        NoInside::Missing(_) => Refusal::missing(error.to_string()),
        NoInside::Stopped(_) => Refusal::new(StatusCode::CONFLICT, error.to_string()),
        NoInside::Compute(_) | NoInside::Iam(_) => Refusal::failed(error),
    })?;
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    Ok((status, [kind], reply.body).into_response())
}
