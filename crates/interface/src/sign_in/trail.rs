//! Sign-ins in the audit trail.

use std::sync::Arc;

use kernel::Cloud;
use serde_json::{Value, json};
use store::audit::Record;
use sts::Caller;

use super::{NotSignedIn, Origin};
use crate::api::products;
use crate::server::Server;

/// The service that users of Alibaba Cloud sign in to, as ActionTrail names it.
const SIGN_IN: &str = "AasSub";

/// The cloud whose users sign in to this service.
pub(crate) fn cloud_of_sign_in(service: &str) -> Option<&'static str> {
    (service == SIGN_IN).then_some(alibaba::CLOUD.name)
}

/// Leaves the record of a user's sign-in, which succeeded unless there is a refusal. It holds no password and no code.
pub(super) async fn of_user(
    server: &Server,
    cloud: &Cloud,
    caller: Option<&Caller>,
    name: &str,
    refused: Option<&NotSignedIn>,
    from: &Origin,
) {
    // What Kingsoft Cloud writes is not published.
    let service = if cloud.name == alibaba::CLOUD.name { SIGN_IN } else { "iam" };
    let who =
        caller.map(|caller| json!({ "type": "user", "account": caller.account(), "arn": products::name_of(caller) }));
    let mut detail = json!({
        "caller": who,
        "parameters": { "UserName": name },
        "decision": if refused.is_some() { "Refused" } else { "Allow" },
    });
    if let Some(mfa) = caller.and_then(|caller| caller.mfa) {
        detail["mfa_checked"] = mfa.into();
    }
    if let Some(refused) = refused {
        detail["message"] = refused.to_string().into();
    }
    let status = refused.map_or(200, NotSignedIn::status);
    leave(server, caller, (service, "ConsoleSignin"), status, detail, from).await;
}

/// Leaves the record that the admin acts as a caller.
pub(super) async fn of_admin(server: &Server, caller: &Caller, whom: &str, from: &Origin) {
    let detail = json!({
        "caller": { "type": "admin", "account": caller.account(), "arn": "admin" },
        "parameters": { "act_as": whom, "arn": products::name_of(caller) },
        "decision": "Allow",
    });
    leave(server, Some(caller), ("Yunbox", "ActAs"), 200, detail, from).await;
}

async fn leave(
    server: &Server,
    caller: Option<&Caller>,
    (service, action): (&'static str, &'static str),
    status: u16,
    mut detail: Value,
    from: &Origin,
) {
    let store = &server.open.sandbox.store;
    detail["source_ip"] = from.address.to_string().into();
    detail["secure"] = from.secure.into();
    detail["user_agent"] = from.user_agent.as_str().into();
    detail["effect"] = "write".into();
    detail["checks"] = json!([]);
    let record = Record {
        request_id: store.mint().request_id(),
        at: store.clock().now(),
        tenant: caller.map(|caller| caller.tenant.id),
        service,
        action: action.into(),
        status,
        detail: Arc::new(detail.to_string()),
    };
    store.place_in_trail().await.fill(record);
}
