//! Starting, stopping, rebooting, releasing.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde_json::{Value, json};

use super::fleet;
use crate::frame;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// `POST instances/power`
pub(super) async fn change(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let region = form.get("region");
    let ids = form.all("instance");
    if ids.is_empty() {
        return Err(frame::failed(visitor, StatusCode::BAD_REQUEST, &visitor.words().t("instances-none-selected")));
    }
    let Some((operation, params)) = asked(visitor, form.get("do"), &ids) else {
        return Err(frame::failed(visitor, StatusCode::BAD_REQUEST, &visitor.words().t("frame-nothing-here")));
    };
    let reply = fleet::compute(visitor, region, operation, params).await?;
    if let Err(refused) = reply.outcome {
        return Ok(Redirect::to(&format!("/console/calls/{}", refused.request_id)).into_response());
    }
    Ok(Redirect::to(&format!("/console/instances?region={region}")).into_response())
}

/// The operation of the cloud for what is asked.
fn asked(visitor: &Visitor, what: &str, ids: &[&str]) -> Option<(&'static str, Value)> {
    let operation = match (what, visitor.is_kingsoft()) {
        ("Start", _) => "StartInstances",
        ("Stop", _) => "StopInstances",
        ("Reboot", _) => "RebootInstances",
        ("Release", true) => "TerminateInstances",
        ("Release", false) => "DeleteInstances",
        _ => return None,
    };
    let mut params = json!({ "InstanceId": ids });
    if operation == "DeleteInstances" {
        // One that runs is stopped and released, as the cloud's console does when it is told so.
        params["Force"] = true.into();
    }
    Some((operation, params))
}
