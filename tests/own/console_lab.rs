//! The console's policy lab: a change tried on the calls of the trail.

use serde_json::json;
use testkit::TestCloud;

use super::browser::Browser;

/// The first account has the same number in both clouds. Whoever has the admin token sees the calls of both, and a call
/// of one cloud used to be judged by the policies of the other, where a user of the same name had them.
#[tokio::test]
async fn a_change_is_tried_on_the_calls_of_its_own_cloud() {
    let cloud = TestCloud::new().await;
    let anything = json!({ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] });
    let ana = cloud.user_with("ana", &anything).await;
    ana.ram("ListUsers", &[]).await.ok();
    let other = cloud.ksyun_user("ana").await;
    other.iam("ListUsers", &[]).await;
    let admin = Browser::owner(&cloud).await;
    let page = admin.get("/console/lab/what-if").await;
    let nothing = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#;
    let ask = [("what", "attach"), ("policy", "none"), ("holder", "user/ana"), ("document", nothing)];
    let answer = admin.submit(&page, "/console/lab/what-if", &ask).await;
    answer.shows(&["1 of 1 calls would be answered otherwise.", "Ram:ListUsers"]);
    assert!(!answer.text.contains("iam:ListUsers"), "{}", answer.text);
}
