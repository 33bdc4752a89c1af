//! Who may do what: passing a role, conditions, and refusals.

use super::*;

#[tokio::test]
async fn a_user_without_a_policy_is_refused_and_told_why() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let eve = cloud.user("eve").await;
    let refused = net.run(&eve, &[]).await;
    assert_eq!(refused.refused(), "403 Forbidden.RAM");
    assert_eq!(refused.field("/AccessDeniedDetail/AuthAction"), "ecs:RunInstances");
    let list = eve.call("Ecs", "DescribeInstances", &[("RegionId", "cn-hangzhou")]).await;
    assert_eq!(list.refused(), "403 Forbidden.RAM", "not an empty list: see decision 0010");
}

#[tokio::test]
async fn passing_a_role_is_a_permission_of_its_own() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    role(&root, "MyApplicationRole", TRUSTS_ECS).await;
    role(&root, "Other", TRUSTS_ECS).await;
    let ecs = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;
    let eve = cloud.user_with("eve", &document(ecs)).await;
    let with_role = |name| [("RamRoleName", name)];
    assert_eq!(net.run(&eve, &with_role("MyApplicationRole")).await.refused(), "403 InvalidUser.PassRoleForbidden");
    net.run(&eve, &[]).await.ok();

    let seed = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"},
        {"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:*:role/MyApplicationRole",
         "Condition":{"StringEquals":{"acs:Service":"ecs.aliyuncs.com"}}}]}"#;
    let ops = cloud.user_with("ops", &document(seed)).await;
    net.run(&ops, &with_role("MyApplicationRole")).await.ok();
    assert_eq!(net.run(&ops, &with_role("Other")).await.refused(), "403 InvalidUser.PassRoleForbidden");
    let listed = root.call("Ecs", "DescribeInstances", &[("RegionId", "cn-hangzhou")]).await.ok();
    assert_eq!(listed["TotalCount"], 2, "a refused order makes nothing");
}

#[tokio::test]
async fn a_condition_on_tags_sees_those_of_the_instance() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let web = net.run(&root, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.ok();
    let (web, plain) = (text(&web, "/InstanceIdSets/InstanceIdSet/0"), net.one(&root).await);
    cloud.advance(Duration::from_secs(5));
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:StopInstance","Resource":"*",
        "Condition":{"StringEquals":{"acs:ResourceTag/team":"web"}}}]}"#;
    let eve = cloud.user_with("eve", &document(policy)).await;
    let stop = |id| [("InstanceId", id)];
    assert_eq!(eve.call("Ecs", "StopInstance", &stop(plain.as_str())).await.refused(), "403 Forbidden.RAM");
    eve.call("Ecs", "StopInstance", &stop(web.as_str())).await.ok();
}
