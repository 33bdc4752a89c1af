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

/// The vendor's older tutorials were refused: under `ecs:tag/<key>` only stored tags counted, so that a filter and a
/// launch, which give the tags themselves, never met the condition.
#[tokio::test]
async fn the_older_tag_key_sees_tags_of_the_call_and_stored_ones() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let tagged = |owner| [("Tag.1.Key", "owner"), ("Tag.1.Value", owner)];
    let policy = r#"{"Version":"1","Statement":[
        {"Effect":"Allow","Action":"ecs:*","Resource":"*","Condition":{"StringEquals":{"ecs:tag/owner":"zhangsan"}}},
        {"Effect":"Allow","Action":"ecs:*","Resource":"*","Condition":{"StringEquals":{"vpc:tag/user":"lisi"}}}]}"#;
    let tag =
        [REGION, ("ResourceType", "VPC"), ("ResourceId.1", &*net.vpc), ("Tag.1.Key", "user"), ("Tag.1.Value", "lisi")];
    root.call("Vpc", "TagResources", &tag).await.ok();
    let user = cloud.user_with("zhangsan", &document(policy)).await;
    assert_eq!(net.run(&user, &[]).await.refused(), "403 Forbidden.RAM");
    assert_eq!(net.run(&user, &tagged("lisi")).await.refused(), "403 Forbidden.RAM");
    let own = net.run(&user, &tagged("zhangsan")).await.field("/InstanceIdSets/InstanceIdSet/0");
    let other = net.one(&root).await;

    let list = async |more: Pairs<'_>| user.call("Ecs", "DescribeInstances", &[&[REGION], more].concat()).await;
    assert_eq!(list(&[]).await.refused(), "403 Forbidden.RAM");
    assert_eq!(list(&tagged("zhangsan")).await.ok()["TotalCount"], 1);
    let of = [REGION, ("ResourceType", "instance"), ("Tag.1.Key", "owner"), ("Tag.1.Value", "zhangsan")];
    user.call("Ecs", "ListTagResources", &of).await.ok();

    cloud.advance(Duration::from_secs(5));
    user.call("Ecs", "StopInstance", &[("InstanceId", &*own)]).await.ok();
    assert_eq!(user.call("Ecs", "StopInstance", &[("InstanceId", &*other)]).await.refused(), "403 Forbidden.RAM");
}

#[tokio::test]
async fn the_older_tag_key_of_vpc_sees_tags_of_the_call_too() {
    let cloud = TestCloud::new().await;
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"vpc:*","Resource":"*",
        "Condition":{"StringEquals":{"vpc:tag/user":"lisi"}}}]}"#;
    let user = cloud.user_with("lisi", &document(policy)).await;
    let tags = |value| [REGION, ("Tag.1.Key", "user"), ("Tag.1.Value", value)];
    assert_eq!(user.call("Vpc", "CreateVpc", &tags("zhangsan")).await.refused(), "403 Forbidden.RAM");
    let vpc = user.call("Vpc", "CreateVpc", &tags("lisi")).await.field("/VpcId");
    user.call("Vpc", "DescribeVpcAttribute", &[REGION, ("VpcId", &*vpc)]).await.ok();
    assert_eq!(user.call("Vpc", "DescribeVpcs", &tags("lisi")).await.ok()["TotalCount"], 1);
}

/// The newer keys keep to one side each.
#[tokio::test]
async fn the_newer_tag_keys_see_one_side_each() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let policy = |key: &str| {
        let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*",
            "Condition":{"StringEquals":{"KEY/owner":"zhangsan"}}}]}"#;
        document(&text.replace("KEY", key))
    };
    let tags = [("Tag.1.Key", "owner"), ("Tag.1.Value", "zhangsan")];
    let tagged = net.run(&root, &tags).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(5));
    let asks = cloud.user_with("asks", &policy("acs:RequestTag")).await;
    net.run(&asks, &tags).await.ok();
    assert_eq!(asks.call("Ecs", "StopInstance", &[("InstanceId", &*tagged)]).await.refused(), "403 Forbidden.RAM");
    let holds = cloud.user_with("holds", &policy("acs:ResourceTag")).await;
    assert_eq!(net.run(&holds, &tags).await.refused(), "403 Forbidden.RAM");
    holds.call("Ecs", "StopInstance", &[("InstanceId", &*tagged)]).await.ok();
}
