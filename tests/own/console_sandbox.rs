//! The console's page of the sandbox: for whoever has the admin token.

use serde_json::json;
use testkit::TestCloud;

use super::browser::Browser;

#[tokio::test]
async fn only_the_owner_changes_the_sandbox() {
    let cloud = TestCloud::new().await;
    let root = Browser::root(&cloud, "alibaba").await;
    let page = root.get("/console/sandbox").await;
    page.shows(&["Sign in with the admin token", "admin_token", "/_yunbox/clock"]);
    let elsewhere = root.get("/console/networks").await;
    for (path, what) in [("clock", "resume"), ("recording", "begin"), ("accounts", ""), ("reset", "")] {
        let path = format!("/console/sandbox/{path}");
        let refused = root.submit(&elsewhere, &path, &[("do", what), ("meant", "yes")]).await;
        assert_eq!(refused.status, 403, "{path}");
    }
    assert_eq!(root.get("/console/sandbox/recording").await.status, 403);
    assert_eq!(Browser::guest(&cloud).get("/console/sandbox").await.status, 303);
}

#[tokio::test]
async fn the_clock_is_moved_and_stopped() {
    let cloud = TestCloud::new().await;
    let owner = Browser::owner(&cloud).await;
    let page = owner.get("/console/sandbox").await;
    page.shows(&["Clock", "Recording", "Accounts", "Quotas", "Being served now"]);
    let clock = "/console/sandbox/clock";
    assert_eq!(owner.send(clock, &[("do", "advance"), ("by", "1h")]).await.status, 403, "no token of the form");
    let before = cloud.now();
    assert_eq!(owner.submit(&page, clock, &[("do", "advance"), ("by", "1h")]).await.location(), "/console/sandbox");
    assert!(cloud.now().as_second() - before.as_second() >= 3_600);
    owner.submit(&page, clock, &[("do", "set"), ("at", "2031-05-06T07:08:09Z")]).await;
    // The session ended by that clock; whoever signs in again sees it.
    let owner = Browser::owner(&cloud).await;
    let page = owner.get("/console/sandbox").await;
    page.shows(&["2031-05-06T07:08:09Z", "stands still"]);
    let refused = owner.submit(&page, clock, &[("do", "advance"), ("by", "a while")]).await;
    assert!(refused.status == 400 && refused.text.contains("a while"), "{}", refused.text);
    owner.submit(&page, clock, &[("do", "instant")]).await;
    let (_, shown) = cloud.own("GET", "clock", None).await;
    assert_eq!((&shown["mode"], &shown["transitions"]), (&json!("stopped"), &json!("instant")));
}

#[tokio::test]
async fn calls_are_recorded_and_downloaded() {
    let cloud = TestCloud::new().await;
    let owner = Browser::owner(&cloud).await;
    let page = owner.get("/console/sandbox").await;
    let record = "/console/sandbox/recording";
    assert_eq!(owner.get(record).await.status, 404, "nothing is recorded yet");
    owner.submit(&page, record, &[("do", "begin")]).await;
    cloud.root().ram("CreateUser", &[("UserName", "ana")]).await.ok();
    cloud.root().ram("ListUsers", &[]).await.ok();
    owner.get("/console/sandbox").await.shows(&["<dt>Calls so far</dt><dd>2</dd>"]);
    let file = owner.get(record).await;
    assert_eq!(file.text.lines().count(), 3, "{}", file.text);
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"recording.jsonl\"");
    owner.submit(&page, record, &[("do", "end")]).await;
    assert_eq!(owner.get(record).await.status, 404);
}

#[tokio::test]
async fn an_account_is_made_and_all_is_put_back() {
    let cloud = TestCloud::new().await;
    let owner = Browser::owner(&cloud).await;
    let page = owner.get("/console/sandbox").await;
    let wanted = [("account", "1000000000000042"), ("cloud", "alibaba"), ("cloud", "kingsoft")];
    let made = owner.submit(&page, "/console/sandbox/accounts", &wanted).await;
    made.shows(&["Account 1000000000000042 is made.", "AccessKey Secret"]);
    let again = owner.submit(&page, "/console/sandbox/accounts", &wanted).await;
    assert_eq!(again.status, 409, "{}", again.text);

    let reset = "/console/sandbox/reset";
    owner.get(reset).await.shows(&["Delete everything"]);
    assert_eq!(owner.submit(&page, reset, &[]).await.location(), reset, "it is asked first");
    assert_eq!(cloud.own("GET", "accounts", None).await.1.as_array().unwrap().len(), 4);
    assert_eq!(owner.submit(&page, reset, &[("meant", "yes")]).await.location(), "/console/sign-in");
    assert_eq!(cloud.own("GET", "accounts", None).await.1.as_array().unwrap().len(), 2);
    assert_eq!(owner.get("/console/sandbox").await.status, 303, "every session has ended");
}
