//! The console's networks: what is in them, who reaches whom, and changes by the clouds' operations.

use testkit::TestCloud;

use super::browser::Browser;

const CHANGE: &str = "/console/networks/change";

/// The first identifier after a text.
fn after<'p>(page: &'p str, text: &str) -> &'p str {
    let found = page.split_once(text).and_then(|(_, rest)| rest.split(['"', '?', '<']).next());
    assert!(found.is_some(), "`{text}` in {page}");
    found.unwrap_or_default()
}

#[tokio::test]
async fn a_network_of_alibaba_cloud_is_made_and_read() {
    let cloud = TestCloud::new().await;
    let root = Browser::root(&cloud, "alibaba").await;
    let page = root.get("/console/networks").await;
    page.shows(&["There is no network in this region."]);
    let vpc = [("do", "create-network"), ("region", "cn-hangzhou"), ("block", "10.0.0.0/16"), ("name", "shop<b>")];
    assert_eq!(root.send(CHANGE, &vpc).await.status, 403, "a form of another site has no token");
    assert_eq!(root.submit(&page, CHANGE, &vpc).await.location(), "/console/networks?region=cn-hangzhou");
    cloud.advance(std::time::Duration::from_secs(60));
    let made = root.get("/console/networks").await;
    made.shows(&["shop&lt;b&gt;", "10.0.0.0/16"]);
    let id = after(&made.text, "<h2 id=\"vpc-").to_owned();
    let id = format!("vpc-{id}");
    let zone = "cn-hangzhou-i";
    let subnet =
        [("do", "create-subnet"), ("region", "cn-hangzhou"), ("id", &id), ("block", "10.0.1.0/24"), ("zone", zone)];
    assert_eq!(root.submit(&page, CHANGE, &subnet).await.status, 303);
    let group = [("do", "create-group"), ("region", "cn-hangzhou"), ("id", &id), ("name", "web")];
    assert_eq!(root.submit(&page, CHANGE, &group).await.status, 303);
    cloud.advance(std::time::Duration::from_secs(60));
    let made = root.get("/console/networks").await;
    made.shows(&["10.0.1.0/24", "cn-hangzhou-i", "addresses free", "100.64.0.0/10"]);
    let group = after(&made.text, "/console/networks/groups/").to_owned();

    let place = format!("/console/networks/groups/{group}?region=cn-hangzhou");
    let rule = [
        ("do", "add-rule"),
        ("region", "cn-hangzhou"),
        ("id", group.as_str()),
        ("direction", "in"),
        ("policy", "accept"),
        ("protocol", "tcp"),
        ("ports", "80"),
        ("peer", "0.0.0.0/0"),
        ("priority", "1"),
        ("description", "<i>web</i>"),
    ];
    assert_eq!(root.submit(&page, CHANGE, &rule).await.location(), place);
    let shown = root.get(&place).await;
    shown.shows(&["tcp 80", "Everybody", "&lt;i&gt;web&lt;/i&gt;", "Members reach one another."]);
    let rule = after(&shown.text, "name=\"rule\" value=\"").to_owned();
    let revoke = [
        ("do", "revoke-rule"),
        ("region", "cn-hangzhou"),
        ("id", group.as_str()),
        ("rule", &rule),
        ("direction", "in"),
    ];
    assert_eq!(root.submit(&page, CHANGE, &revoke).await.location(), place);
    root.get(&place).await.shows(&["There are no rules."]);

    // A network with something in it is not deleted; the answer leads to the decision.
    let delete = [("do", "delete-network"), ("region", "cn-hangzhou"), ("id", id.as_str())];
    let refused = root.submit(&page, CHANGE, &delete).await;
    assert!(refused.location().starts_with("/console/calls/"), "{}", refused.location());
    root.get(refused.location()).await.shows(&["Vpc:DeleteVpc"]);
}

#[tokio::test]
async fn a_network_of_kingsoft_cloud_is_made_and_read() {
    let cloud = TestCloud::new().await;
    let root = Browser::root(&cloud, "kingsoft").await;
    let page = root.get("/console/networks").await;
    let vpc = [("do", "create-network"), ("region", "cn-beijing-6"), ("block", "10.0.0.0/16"), ("name", "shop")];
    assert_eq!(root.submit(&page, CHANGE, &vpc).await.status, 303);
    let made = root.get("/console/networks").await;
    let id = after(&made.text, "<h2 id=\"").to_owned();
    let subnet = [
        ("do", "create-subnet"),
        ("region", "cn-beijing-6"),
        ("id", &id),
        ("block", "10.0.1.0/24"),
        ("zone", "cn-beijing-6a"),
    ];
    let made = root.submit(&page, CHANGE, &subnet).await;
    assert_eq!(made.location(), "/console/networks?region=cn-beijing-6");
    let group = [("do", "create-group"), ("region", "cn-beijing-6"), ("id", &id), ("name", "web")];
    root.submit(&page, CHANGE, &group).await;
    let made = root.get("/console/networks?region=cn-beijing-6").await;
    made.shows(&["10.0.1.0/24", "cn-beijing-6a"]);
    let group = after(&made.text, "/console/networks/groups/").to_owned();
    let place = format!("/console/networks/groups/{group}?region=cn-beijing-6");
    let rule = [
        ("do", "add-rule"),
        ("region", "cn-beijing-6"),
        ("id", group.as_str()),
        ("direction", "out"),
        ("policy", "drop"),
        ("protocol", "udp"),
        ("ports", "1-1000"),
        ("peer", "10.0.0.0/8"),
        ("priority", "5"),
    ];
    assert_eq!(root.submit(&page, CHANGE, &rule).await.location(), place);
    root.get(&place).await.shows(&["udp 1-1000", "10.0.0.0/8", "Refused"]);
    assert_eq!(root.get("/console/networks/groups/none").await.status, 404);
}

/// Somebody who may see nothing sees why, list by list.
#[tokio::test]
async fn what_may_not_be_seen_is_refused_in_its_place() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let key = root.ram("CreateAccessKey", &[("UserName", "ana")]).await;
    let (id, secret) = (key.field("/AccessKey/AccessKeyId"), key.field("/AccessKey/AccessKeySecret"));
    let ana = Browser::with_key(&cloud, "alibaba", &id, &secret).await;
    let page = ana.get("/console/networks").await;
    page.shows(&["/console/calls/", "Security groups"]);
    assert!(page.text.matches("notice refused").count() >= 3, "{}", page.text);
}

/// The number of calls does not grow with what is in the region.
#[tokio::test]
async fn a_page_takes_the_same_calls_whatever_there_is() {
    let cloud = TestCloud::new().await;
    let browser = Browser::root(&cloud, "alibaba").await;
    let calls = async || cloud.own("GET", "stats", None).await.1["calls"].as_u64().unwrap();
    let taken = async || {
        let before = calls().await;
        browser.get("/console/networks?region=cn-hangzhou").await.shows(&[]);
        calls().await - before
    };
    let empty = taken().await;
    let page = browser.get("/console/networks").await;
    for number in 0..5 {
        let block = format!("10.{number}.0.0/16");
        let vpc = [("do", "create-network"), ("region", "cn-hangzhou"), ("block", block.as_str())];
        assert_eq!(browser.submit(&page, CHANGE, &vpc).await.status, 303);
    }
    assert_eq!(taken().await, empty);
}
