//! Whole calls, signed and served.

use std::time::Duration;

use http::HeaderValue;
use serde_json::json;

use super::*;
use crate::bench::{ACCOUNT, Bench, signed};

const LIST: &str = "/?Action=ListUsers&Version=2015-11-01";

#[tokio::test]
async fn action_and_version_are_read_wherever_clients_put_them() {
    let bench = Bench::new().await;
    let form = "Action=ListUsers&Version=2015-11-01";
    let kind = ("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    let headers = [("x-action", "ListUsers"), ("x-version", "2015-11-01")];
    let calls = [
        signed(&bench.root, "iam", LIST, &[], ""),
        signed(&bench.root, "iam", "/", &[kind], form),
        signed(&bench.root, "iam", LIST, &[kind], form),
        signed(&bench.root, "iam", "/", &headers, ""),
        signed(&bench.root, "iam", LIST, &[("content-type", "application/json; charset=utf-8")], r#"{"MaxItems": 1}"#),
    ];
    for incoming in calls {
        assert!(claims(&incoming));
        let body = bench.send(incoming).await.ok();
        assert_eq!(body["ListUserResult"]["IsTruncated"], json!(false));
    }
}

#[tokio::test]
async fn an_answer_is_json_when_the_client_asks_for_it_and_xml_else() {
    let bench = Bench::new().await;
    for (accept, is_json) in [("application/json", true), ("application/json, */*", true), ("*/*", false)] {
        let reply = bench.send(signed(&bench.root, "iam", LIST, &[("accept", accept)], "")).await;
        assert_eq!((reply.status, reply.body.is_object()), (200, is_json), "{accept}: {}", reply.body);
    }
    let call = signed(&bench.root, "iam", "/?Action=GetRole&Version=2015-11-01&RoleName=x", &[("accept", "*/*")], "");
    let reply = bench.send(call).await;
    let body = reply.body.as_str().unwrap();
    let expected = "<Error><Type>Sender</Type><Code>RoleNoSuchEntity</Code>\
                    <Message>The role x does not exist.</Message></Error></ErrorResponse>";
    assert!(body.ends_with(expected), "{body}");
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn a_refusal_has_a_status_a_code_and_the_number_of_the_request() {
    let bench = Bench::new().await;
    let reply = bench.call(&bench.root, "GetUser", &[("UserName", "nobody")]).await;
    assert_eq!(reply.status, 404);
    assert_eq!(
        reply.body["Error"],
        json!({"Type": "Sender", "Code": "UserNoSuchEntity", "Message": "The user nobody does not exist."})
    );
    assert_eq!(reply.body["RequestId"].as_str().unwrap().len(), 36);
    let kept = bench.sandbox.store.find_record(reply.body["RequestId"].as_str().unwrap()).await.unwrap().unwrap();
    assert_eq!((kept.service.as_str(), kept.action.as_str(), kept.status), ("iam", "GetUser", 404));
}

#[tokio::test]
async fn calls_that_are_not_calls_are_refused_and_recorded() {
    let bench = Bench::new().await;
    let mut plain = signed(&bench.root, "iam", LIST, &[], "");
    plain.headers.remove("authorization");
    let mut forged = signed(&bench.root, "iam", LIST, &[], "");
    forged.uri = "/?Action=ListRoles&Version=2015-11-01".parse().unwrap();
    let mut garbled = signed(&bench.root, "iam", LIST, &[], "");
    garbled.headers.insert("authorization", HeaderValue::from_static("AWS4-HMAC-SHA256 x"));
    let mut undated = signed(&bench.root, "iam", LIST, &[], "");
    undated.headers.remove("x-amz-date");
    let stranger = crate::bench::Key { id: "AKLTother".to_owned(), ..bench.root.clone() };
    let session = crate::bench::Key { id: "AKTRother".to_owned(), ..bench.root.clone() };
    let calls = [
        (plain, (403, "MissingAuthenticationToken")),
        (forged, (403, "SignatureDoesNotMatch")),
        (garbled, (403, "IncompleteSignature")),
        (undated, (403, "MissingAuthenticationToken")),
        (signed(&stranger, "iam", LIST, &[], ""), (403, "AccessKeyUnknown")),
        (signed(&session, "iam", LIST, &[], ""), (403, "MissingAuthenticationToken")),
        (signed(&bench.root, "iam", "/?Action=Nothing&Version=2015-11-01", &[], ""), (400, "INVALID_ACTION")),
        (signed(&bench.root, "iam", "/?Action=ListUsers&Version=1999-01-01", &[], ""), (400, "INVALID_ACTION")),
        (signed(&bench.root, "nothing", LIST, &[], ""), (400, "INVALID_ACTION")),
        (signed(&bench.root, "iam", "/?Version=2015-11-01", &[], ""), (400, "MissingParameter")),
        (signed(&bench.root, "iam", "/?Action=%ff", &[], ""), (400, "InvalidParameterValue")),
    ];
    for (incoming, expected) in calls {
        let reply = bench.send(incoming).await;
        assert_eq!(reply.refused(), expected, "{}", reply.body);
        let id = reply.body["RequestId"].as_str().unwrap();
        assert!(bench.sandbox.store.find_record(id).await.unwrap().is_some(), "{}", reply.body);
    }
}

#[tokio::test]
async fn a_call_is_good_for_a_quarter_of_an_hour_by_either_clock() {
    let bench = Bench::new().await;
    let call = || signed(&bench.root, "iam", LIST, &[], "");
    bench.sandbox.store.clock().advance(Duration::from_secs(900)).unwrap();
    assert_eq!(bench.send(call()).await.status, 200);
    bench.sandbox.store.clock().advance(Duration::from_secs(1)).unwrap();
    let reply = bench.send(call()).await;
    // The host's own clock may be near the stamp of these tests; then the call is still good.
    let near = (kernel::Clock::host().as_second() - 1_795_294_558).abs() <= 900;
    assert!(near || reply.refused() == (403, "RequestExpired"), "{}", reply.body);
}

#[tokio::test]
async fn a_session_signs_with_its_token_under_either_name() {
    let bench = Bench::new().await;
    let alice = bench.user("alice", &["STSAssumeRoleAccess"]).await;
    bench.root("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await;
    let krn = "krn:ksc:iam::ksc:policy/IAMReadOnlyAccess";
    bench.root("AttachRolePolicy", &[("RoleName", "app"), ("PolicyKrn", krn)]).await;
    let session = bench.assume(&alice, "app", &[]).await;
    assert!(session.id.starts_with("AKTR"), "{}", session.id);
    bench.send(signed(&session, "iam", LIST, &[], "")).await.ok();
    let token = session.token.clone().unwrap();
    let bare = crate::bench::Key { token: None, ..session.clone() };
    bench.send(signed(&bare, "iam", LIST, &[("x-amz-security-token", &token)], "")).await.ok();
    let other = signed(&bare, "iam", LIST, &[("x-amz-security-token", "V1xxxx")], "");
    assert_eq!(bench.send(other).await.refused(), (403, "SecurityTokenMalformed"));
    bench.sandbox.store.clock().advance(Duration::from_secs(3_600)).unwrap();
    let reply = bench.send(signed(&session, "iam", LIST, &[], "")).await;
    assert_eq!(reply.refused(), (400, "SecurityTokenExpired"));
    assert!(reply.body["Error"]["Message"].as_str().unwrap().contains("SecurityTokenExpired"));
}

#[test]
fn other_clouds_requests_are_not_claimed() {
    let key = crate::bench::Key { id: "k".to_owned(), secret: "s".to_owned(), token: None };
    let mut incoming = signed(&key, "iam", LIST, &[], "");
    incoming.headers.insert("authorization", HeaderValue::from_static("ACS3-HMAC-SHA256 Credential=k"));
    assert!(!claims(&incoming));
    incoming.headers.remove("authorization");
    assert!(!claims(&incoming));
    incoming.headers.insert("host", HeaderValue::from_static("iam.api.ksyun.com:4590"));
    assert!(claims(&incoming));
    incoming.headers.insert("host", HeaderValue::from_static("notksyun.com"));
    assert!(!claims(&incoming));
    incoming.uri = "/?X-Amz-Credential=a&X-Amz-Signature=b".parse().unwrap();
    assert!(claims(&incoming));
}
