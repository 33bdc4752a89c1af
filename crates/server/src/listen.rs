//! The one listener: which request is whose.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, middleware};
use bytes::Bytes;
use futures_util::FutureExt;
use http::{StatusCode, header};
use interface::{LARGEST_BODY, Server, due, other_end};
use wire::pipeline::words;
use wire::{Answer, Incoming};

use crate::connections::Stalled;

/// The routes of a server: its own interface under `/_yunbox/`, the console under `/console/`, everything else is a cloud's.
pub fn router(server: Arc<Server>) -> Router {
    let console = console::router().layer(middleware::from_fn_with_state(Arc::clone(&server), interface::this_machine));
    Router::new()
        .nest("/_yunbox", interface::router(&server))
        .nest("/console", console)
        // A path with a slash at its end is another one to the router.
        .route("/console/", get(|| async { Redirect::to("/console") }))
        .fallback(cloud)
        .with_state(server)
}

async fn cloud(State(server): State<Arc<Server>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    if head.headers.get_all(header::HOST).iter().nth(1).is_some() {
        return refuse(&server, StatusCode::BAD_REQUEST, "BadRequest", "The request has more than one Host header.");
    }
    let (source_ip, secure) = other_end(&head.extensions);
    let body = match to_bytes(body, LARGEST_BODY).await {
        Ok(body) => body,
        Err(error) => return unread(&server, &error),
    };
    let incoming = Incoming { method: head.method, uri: head.uri, headers: head.headers, body, source_ip, secure };
    // The pipeline answers the panics of operations; this is for what is around it.
    match AssertUnwindSafe(dispatch(&server, incoming)).catch_unwind().await {
        Ok(answer) => into_response(answer),
        Err(panic) => {
            tracing::error!(said = words(&*panic), "a request failed");
            let text = "An internal error occurred.";
            refuse(&server, StatusCode::INTERNAL_SERVER_ERROR, "InternalError", text)
        }
    }
}

/// Hands a request to the dialect that it is written in.
async fn dispatch(server: &Server, incoming: Incoming) -> Answer {
    let sandbox = &server.open.sandbox;
    due::run(sandbox).await;
    if kingsoft::gateway::claims(&incoming) {
        kingsoft::gateway::serve(sandbox, incoming).await
    } else {
        alibaba::gateway::serve(sandbox, incoming).await
    }
}

fn into_response(answer: Answer) -> Response {
    answer.map(Body::from).into_response()
}

/// The answer to a body that was not read to its end.
fn unread(server: &Server, error: &axum::Error) -> Response {
    let mut causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    if causes.any(<dyn std::error::Error>::is::<Stalled>) {
        let text = "The request body did not arrive in time.";
        return refuse(server, StatusCode::REQUEST_TIMEOUT, "RequestTimeout", text);
    }
    let text = "The request body cannot be read or is larger than 10 MB.";
    refuse(server, StatusCode::PAYLOAD_TOO_LARGE, "RequestBodyTooLarge", text)
}

/// The answer to a request that reaches no dialect, in the form that every client can parse.
fn refuse(server: &Server, status: StatusCode, code: &str, message: &str) -> Response {
    let request_id = server.open.sandbox.store.mint().request_id();
    let body = serde_json::json!({
        "RequestId": request_id,
        "HostId": server.address.to_string(),
        "Code": code,
        "Message": message,
    });
    let mut answer = Answer::new(Bytes::from(body.to_string()));
    *answer.status_mut() = status;
    let kind = http::HeaderValue::from_static("application/json;charset=utf-8");
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    into_response(answer)
}
