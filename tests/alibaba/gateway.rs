//! How calls reach the gateway: methods and sizes.

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
