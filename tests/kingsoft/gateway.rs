//! How calls are written, signed and answered.

use std::time::Duration;

use http::HeaderValue;
use serde_json::{Value, json};
use testkit::{ACCOUNT, TestCloud};

const LIST: &str = "/?Action=ListUsers&Version=2015-11-01";

#[tokio::test]
async fn action_and_version_are_read_wherever_clients_put_them() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let form = "Action=ListUsers&Version=2015-11-01";
    let kind = ("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    let headers = [("x-action", "ListUsers"), ("x-version", "2015-11-01")];
    let calls = [
        root.signed("iam", LIST, &[], ""),
        root.signed("iam", "/", &[kind], form),
        root.signed("iam", LIST, &[kind], form),
        root.signed("iam", "/", &headers, ""),
        root.signed("iam", LIST, &[("content-type", "application/json; charset=utf-8")], r#"{"MaxItems": 1}"#),
    ];
    for request in calls {
        let body = cloud.raw(request).await.ok();
        assert_eq!(body["ListUserResult"]["IsTruncated"], json!(false));
    }
}

#[tokio::test]
async fn an_answer_is_json_when_the_client_asks_for_it_and_xml_else() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    for (accept, is_json) in [("application/json", true), ("application/json, */*", true), ("*/*", false)] {
        let reply = cloud.raw(root.signed("iam", LIST, &[("accept", accept)], "")).await;
        let object = serde_json::from_str::<Value>(&reply.body).is_ok_and(|body| body.is_object());
        assert_eq!((reply.status, object), (200, is_json), "{accept}: {}", reply.body);
    }
    let call = root.signed("iam", "/?Action=GetRole&Version=2015-11-01&RoleName=x", &[("accept", "*/*")], "");
    let reply = cloud.raw(call).await;
    let body = &reply.body;
    let expected = "<Error><Type>Sender</Type><Code>RoleNoSuchEntity</Code>\
                    <Message>The role x does not exist.</Message></Error></ErrorResponse>";
    assert!(body.ends_with(expected), "{body}");
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn a_refusal_has_a_status_a_code_and_the_number_of_the_request() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let reply = root.iam("GetUser", &[("UserName", "nobody")]).await;
    assert_eq!(reply.status, 404);
    let body: Value = serde_json::from_str(&reply.body).unwrap();
    assert_eq!(
        body["Error"],
        json!({"Type": "Sender", "Code": "UserNoSuchEntity", "Message": "The user nobody does not exist."})
    );
    assert_eq!(reply.field("/RequestId").len(), 36);
    let kept = cloud.record_of(&reply).await;
    assert_eq!((&kept["service"], &kept["action"], &kept["status"]), (&json!("iam"), &json!("GetUser"), &json!(404)));
}

#[tokio::test]
async fn calls_that_are_not_calls_are_refused_and_recorded() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let mut plain = root.signed("iam", LIST, &[], "");
    plain.headers_mut().remove("authorization");
    // Without a signature only the host tells whose call it is.
    plain.headers_mut().insert("host", HeaderValue::from_static("iam.api.ksyun.com"));
    let mut forged = root.signed("iam", LIST, &[], "");
    *forged.uri_mut() = "/?Action=ListRoles&Version=2015-11-01".parse().unwrap();
    let mut garbled = root.signed("iam", LIST, &[], "");
    garbled.headers_mut().insert("authorization", HeaderValue::from_static("AWS4-HMAC-SHA256 x"));
    let mut undated = root.signed("iam", LIST, &[], "");
    undated.headers_mut().remove("x-amz-date");
    let stranger = cloud.ksyun_actor("AKLTother", root.secret(), None);
    let session = cloud.ksyun_actor("AKTRother", root.secret(), None);
    let calls = [
        (plain, "403 MissingAuthenticationToken"),
        (forged, "403 SignatureDoesNotMatch"),
        (garbled, "403 IncompleteSignature"),
        (undated, "403 MissingAuthenticationToken"),
        (stranger.signed("iam", LIST, &[], ""), "403 AccessKeyUnknown"),
        (session.signed("iam", LIST, &[], ""), "403 MissingAuthenticationToken"),
        (root.signed("iam", "/?Action=Nothing&Version=2015-11-01", &[], ""), "400 INVALID_ACTION"),
        (root.signed("iam", "/?Action=ListUsers&Version=1999-01-01", &[], ""), "400 INVALID_ACTION"),
        (root.signed("nothing", LIST, &[], ""), "400 INVALID_ACTION"),
        (root.signed("iam", "/?Version=2015-11-01", &[], ""), "400 MissingParameter"),
        (root.signed("iam", "/?Action=%ff", &[], ""), "400 InvalidParameterValue"),
    ];
    for (request, expected) in calls {
        let reply = cloud.raw(request).await;
        assert_eq!(reply.refused(), expected, "{}", reply.body);
        let kept = cloud.record_of(&reply).await;
        assert_eq!(kept["status"], json!(reply.status));
    }
}

#[tokio::test]
async fn a_call_is_good_for_a_quarter_of_an_hour_by_either_clock() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (made, start) = (|| root.signed("iam", LIST, &[], ""), cloud.now());
    let (first, second) = (made(), made());
    cloud.advance(Duration::from_secs(900));
    assert_eq!(cloud.raw(first).await.status, 200);
    cloud.advance(Duration::from_secs(1));
    let reply = cloud.raw(second).await;
    // The host's own clock may be near the stamp of these tests; then the call is still good.
    let near = (kernel::Clock::host().as_second() - start.as_second()).abs() <= 900;
    assert!(near || reply.refused() == "403 RequestExpired", "{}", reply.body);
}

#[tokio::test]
async fn a_session_signs_with_its_token_under_either_name() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let alice = cloud.ksyun_user_with("alice", &["STSAssumeRoleAccess"]).await;
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await.ok();
    let krn = "krn:ksc:iam::ksc:policy/IAMReadOnlyAccess";
    root.iam("AttachRolePolicy", &[("RoleName", "app"), ("PolicyKrn", krn)]).await.ok();
    let session = alice.assume("app", &[]).await;
    assert!(session.key_id().starts_with("AKTR"), "{}", session.key_id());
    cloud.raw(session.signed("iam", LIST, &[], "")).await.ok();
    let token = session.token().unwrap().to_owned();
    let bare = cloud.ksyun_actor(session.key_id(), session.secret(), None);
    cloud.raw(bare.signed("iam", LIST, &[("x-amz-security-token", &token)], "")).await.ok();
    let other = bare.signed("iam", LIST, &[("x-amz-security-token", "V1xxxx")], "");
    assert_eq!(cloud.raw(other).await.refused(), "403 SecurityTokenMalformed");
    cloud.advance(Duration::from_secs(3_600));
    let reply = cloud.raw(session.signed("iam", LIST, &[], "")).await;
    assert_eq!(reply.refused(), "400 SecurityTokenExpired");
    assert!(reply.field("/Error/Message").contains("SecurityTokenExpired"));
}

/// A call signed in its URL without `X-Amz-Date` was refused as incomplete, though the vendor's page says that the `Date`
/// header counts then.
#[tokio::test]
async fn a_call_signed_in_its_url_may_have_its_time_in_the_date_header() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let now = cloud.now();
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let http = now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    for header in [&stamp, &http] {
        cloud.raw(root.signed_in_url("iam", LIST, header, &stamp)).await.ok();
    }
    let mut changed = root.signed_in_url("iam", LIST, &http, &stamp);
    let later = (now + Duration::from_secs(60)).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    changed.headers_mut().insert("date", HeaderValue::from_str(&later).unwrap());
    assert_eq!(cloud.raw(changed).await.refused(), "403 SignatureDoesNotMatch");
    let mut without = root.signed_in_url("iam", LIST, &http, &stamp);
    without.headers_mut().remove("date");
    assert_eq!(cloud.raw(without).await.refused(), "403 IncompleteSignature");
    let (old, long_ago) = ("20200101T000000Z", "Wed, 01 Jan 2020 00:00:00 GMT");
    assert_eq!(cloud.raw(root.signed_in_url("iam", LIST, long_ago, old)).await.refused(), "403 RequestExpired");
}

/// The answer was that the token had expired, on which controllers fetch new credentials for ever.
#[tokio::test]
async fn a_session_of_another_cloud_is_no_expired_one() {
    let cloud = TestCloud::new().await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"Service":["fc.aliyuncs.com"]}}]}"#;
    let role = [("RoleName", "Worker"), ("AssumeRolePolicyDocument", trust)];
    cloud.root().ram("CreateRole", &role).await.ok();
    let (_, begun) = cloud.own("POST", "services/fc.aliyuncs.com/assume", Some(json!({ "role": "Worker" }))).await;
    let text = |name: &str| begun[name].as_str().unwrap().to_owned();
    let (id, secret, token) = (text("access_key_id"), text("access_key_secret"), text("security_token"));
    let foreign = cloud.ksyun_actor(&id, &secret, Some(&token));
    assert_eq!(foreign.iam("ListUsers", &[]).await.refused(), "403 SecurityTokenMalformed");

    let root = cloud.ksyun_root();
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await.ok();
    let ops = cloud.ksyun_user_with("ops", &["AdministratorAccess"]).await;
    let own = ops.assume("app", &[]).await;
    let foreign = cloud.actor(own.key_id(), own.secret(), own.token());
    assert_eq!(foreign.sts("GetCallerIdentity", &[]).await.refused(), "400 InvalidSecurityToken.Malformed");
}
