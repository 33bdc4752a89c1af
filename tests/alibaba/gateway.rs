//! How calls reach the gateway: methods and sizes.

use alibaba::signature::roa_v1::{Signed, sign};
use axum::body::Body;
use http::{Method, Request};
use testkit::TestCloud;

#[tokio::test]
async fn a_signature_covers_the_method_and_parameters_are_read_from_query_and_form() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    for method in [Method::GET, Method::POST] {
        let got = root.clone().by(method).ram("GetUser", &[("UserName", "ana")]).await;
        assert_eq!(got.field("/User/UserName"), "ana");
        assert_eq!(got.header("content-type"), "application/json;charset=utf-8");
    }
    let got = root.by(Method::GET).call_for_xml("Ram", "GetUser", &[("UserName", "ana")]).await;
    assert!(got.status == 200 && got.body.contains("<UserName>ana</UserName>"), "{}", got.body);
}

#[tokio::test]
async fn a_body_over_ten_megabytes_is_refused_in_a_form_that_every_client_reads() {
    let cloud = TestCloud::new().await;
    let post = |length: usize| {
        let request = Request::post("/").header("host", "ram.aliyuncs.com");
        request.body(Body::from(vec![b'&'; length])).expect("a request")
    };
    let refused = cloud.raw(post(10 * 1024 * 1024 + 1)).await;
    assert_eq!(refused.refused(), "413 RequestBodyTooLarge");
    assert_eq!(refused.field("/RequestId").len(), 36);
    let read = cloud.raw(post(10 * 1024 * 1024)).await;
    assert_eq!(read.status, 400, "{}", read.body);
    assert!(read.body.contains("<Code>MissingAction</Code>"), "{}", read.body);
}

/// Terraform's provider signs calls of Function Compute with version 1.0 of calls by method and path; they were answered as
/// if nobody had signed them.
#[tokio::test]
async fn calls_by_path_are_signed_with_a_header_of_version_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let key = root.ram("CreateAccessKey", &[("UserName", "ana")]).await;
    let (id, secret) = (key.field("/AccessKey/AccessKeyId"), key.field("/AccessKey/AccessKeySecret"));
    let stamp = cloud.now().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let call = |nonce: &str, stamp: &str, method: &str, query: &str| {
        let request = Request::get(format!("/2023-03-30/functions{query}"))
            .header("host", "fcv3.cn-hangzhou.aliyuncs.com")
            .header("accept", "application/json")
            .header("date", stamp)
            .header("x-acs-version", "2023-03-30")
            .header("x-acs-signature-method", method)
            .header("x-acs-signature-version", "1.0")
            .header("x-acs-signature-nonce", nonce);
        let mut request = request.body(Body::empty()).expect("a request");
        let query = [("limit".to_owned(), "5".to_owned()), ("prefix".to_owned(), String::new())];
        let path = "/2023-03-30/functions";
        let signed = Signed { method: "GET", path, query: &query, headers: request.headers(), body: b"" };
        let header = format!("acs {id}:{}", sign(&secret, &signed.string_to_sign()));
        request.headers_mut().insert("authorization", header.parse().expect("a header"));
        request
    };
    let good = "?prefix=&limit=5";
    let denied = cloud.raw(call("one", &stamp, "HMAC-SHA1", good)).await;
    assert_eq!(denied.refused(), "403 AccessDenied", "known, and not allowed anything");
    let policy = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("UserName", "ana")];
    root.ram("AttachPolicyToUser", &policy).await.ok();
    let listed = cloud.raw(call("two", &stamp, "HMAC-SHA1", good)).await;
    assert_eq!(listed.ok()["functions"], serde_json::json!([]));
    for (nonce, stamp, method, query, refusal) in [
        ("two", stamp.as_str(), "HMAC-SHA1", good, "400 SignatureNonceUsed"),
        ("three", &stamp, "HMAC-SHA1", "?prefix=&limit=6", "400 SignatureDoesNotMatch"),
        ("four", &stamp, "HMAC-SHA256", good, "400 InvalidSignatureMethod"),
        ("five", "yesterday", "HMAC-SHA1", good, "400 InvalidTimeStamp.Format"),
        ("six", "Sun, 29 Nov 2020 09:21:00 GMT", "HMAC-SHA1", good, "400 InvalidTimeStamp.Expired"),
    ] {
        assert_eq!(cloud.raw(call(nonce, stamp, method, query)).await.refused(), refusal);
    }
}
