//! Paths below `/_yunbox`.

use testkit::TestCloud;

/// A part of a path that is no text was answered in plain text by the framework, where every other answer is JSON.
#[tokio::test]
async fn a_path_that_is_no_text_is_refused_in_json() {
    let cloud = TestCloud::new().await;
    for (method, path) in [
        ("GET", "requests/%ff"),
        ("POST", "services/%ff/assume"),
        ("GET", "instances/%ff/metadata/latest"),
        ("GET", "instances/i-1/metadata/%ff"),
    ] {
        let (status, answer) = cloud.own(method, path, None).await;
        assert!(status == 400 && answer["error"].is_string(), "{path}: {status} {answer}");
    }
}
