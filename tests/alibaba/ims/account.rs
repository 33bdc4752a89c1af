use super::*;

#[tokio::test]
async fn a_summary_counts_what_the_account_has_and_names_its_quotas() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    cloud.user_with("ana", &policy("Allow", "ecs:*", "*")).await;
    root.ram("CreateGroup", &[("GroupName", "staff")]).await.ok();
    let summary = root.ims("GetAccountSummary", &[]).await.contents();
    let map = &summary["SummaryMap"];
    let counts = ["Users", "Groups", "Roles", "Policies"].map(|name| map[name].as_i64().unwrap());
    assert_eq!(counts, [1, 1, 0, 1]);
    assert_eq!((&map["UsersQuota"], &map["AttachedPoliciesPerGroupQuota"]), (&json!(1_000), &json!(5)));
    assert_eq!((&map["VersionsPerPolicyQuota"], &map["PolicySizeQuota"]), (&json!(5), &json!(6_144)));
}
