//! Who may have a group give a role to its instances.

use super::*;

async fn user(scene: &Scene, policy: &str) -> Actor {
    scene.cloud.user_with("alice", &serde_json::from_str(policy).unwrap()).await
}

#[tokio::test]
async fn a_role_of_a_configuration_or_a_template_is_passed_by_whoever_names_it() {
    let scene = Scene::new().await;
    let root = &scene.root;
    root.ram("CreateRole", &[("RoleName", "App"), ("AssumeRolePolicyDocument", TRUSTS_ECS)]).await.ok();
    let (group, _) = scene.group(&[("MinSize", "0"), ("MaxSize", "2"), ("DesiredCapacity", "1")]).await;
    let template = [
        REGION,
        ("LaunchTemplateName", "web"),
        ("ImageId", IMAGE),
        ("InstanceType", "ecs.g7.large"),
        ("SecurityGroupId", scene.net.group.as_str()),
        ("RamRoleName", "App"),
    ];
    let template = root.ecs("CreateLaunchTemplate", &template).await.field("/LaunchTemplateId");
    let alice =
        user(&scene, r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ess:*","Resource":"*"}]}"#).await;
    let configure = [
        ("ScalingGroupId", group.as_str()),
        ("ImageId", IMAGE),
        ("InstanceType", "ecs.g7.large"),
        ("SecurityGroupId", scene.net.group.as_str()),
    ];
    let with_role = [&configure[..], &[("RamRoleName", "App")]].concat();
    let plain = ess(&alice, "CreateScalingConfiguration", &configure).await.field("/ScalingConfigurationId");
    let refused = ess(&alice, "CreateScalingConfiguration", &with_role).await.refused();
    assert_eq!(refused, "403 InvalidUser.PassRoleForbidden");
    let change = [("ScalingConfigurationId", plain.as_str()), ("RamRoleName", "App")];
    assert_eq!(ess(&alice, "ModifyScalingConfiguration", &change).await.refused(), refused);
    let by_template = [("ScalingGroupId", group.as_str()), ("LaunchTemplateId", template.as_str())];
    for action in ["EnableScalingGroup", "ModifyScalingGroup"] {
        assert_eq!(ess(&alice, action, &by_template).await.refused(), refused, "{action}");
    }
    // The role is passed to ECS, which gives it to instances.
    let account = text(&root.call("Sts", "GetCallerIdentity", &[]).await.ok(), "/AccountId");
    let pass = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:{account}:role/App","Condition":{{"StringEquals":{{"acs:Service":"ecs.aliyuncs.com"}}}}}}]}}"#
    );
    let policy = [("PolicyName", "pass"), ("PolicyDocument", pass.as_str())];
    root.ram("CreatePolicy", &policy).await.ok();
    let attach = [("PolicyName", "pass"), ("PolicyType", "Custom"), ("UserName", "alice")];
    root.ram("AttachPolicyToUser", &attach).await.ok();
    ess(&alice, "CreateScalingConfiguration", &with_role).await.ok();
    ess(&alice, "EnableScalingGroup", &by_template).await.ok();
    scene.wait().await;
    let member = &scene.instances(&group).await[0];
    assert_eq!(
        (text(member, "/LaunchTemplateId"), text(member, "/LaunchTemplateVersion")),
        (template.clone(), "1".to_owned())
    );
    assert_eq!(root.ecs("DescribeInstanceRamRole", &[("RamRoleName", "App")]).await.ok()["TotalCount"], 1);

    // Another version has another role, which nobody was asked about: no instance gets it.
    root.ram("CreateRole", &[("RoleName", "Admin"), ("AssumeRolePolicyDocument", TRUSTS_ECS)]).await.ok();
    let version = [
        REGION,
        ("LaunchTemplateId", template.as_str()),
        ("ImageId", IMAGE),
        ("InstanceType", "ecs.g7.large"),
        ("SecurityGroupId", scene.net.group.as_str()),
        ("RamRoleName", "Admin"),
    ];
    root.ecs("CreateLaunchTemplateVersion", &version).await.ok();
    let set = [REGION, ("LaunchTemplateId", template.as_str()), ("DefaultVersionNumber", "2")];
    root.ecs("ModifyLaunchTemplateDefaultVersion", &set).await.ok();
    scene.modify(&group, &[("DesiredCapacity", "2")]).await.ok();
    scene.wait().await;
    assert_eq!(scene.ids(&group).await.len(), 1);
    assert_eq!(text(&scene.activity(&group).await, "/StatusCode"), "Failed");
    assert_eq!(root.ecs("DescribeInstanceRamRole", &[("RamRoleName", "Admin")]).await.ok()["TotalCount"], 0);
    // Whoever names the template again says which role it is.
    scene.modify(&group, &[("LaunchTemplateId", &template)]).await.ok();
    scene.wait().await;
    assert_eq!(root.ecs("DescribeInstanceRamRole", &[("RamRoleName", "Admin")]).await.ok()["TotalCount"], 1);
}

#[tokio::test]
async fn a_policy_may_allow_one_group_or_those_with_a_tag() {
    let scene = Scene::new().await;
    let sizes = [("MinSize", "0"), ("MaxSize", "2")];
    let (ours, configuration) =
        scene.group(&[&sizes[..], &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]].concat()).await;
    let (theirs, other) = scene.group(&sizes).await;
    let alice = user(
        &scene,
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ess:*","Resource":"*","Condition":{"StringEquals":{"acs:ResourceTag/team":"web"}}}]}"#,
    )
    .await;
    let modify =
        async |group: &str| ess(&alice, "ModifyScalingGroup", &[("ScalingGroupId", group), ("MaxSize", "3")]).await;
    modify(&ours).await.ok();
    assert_eq!(modify(&theirs).await.refused(), "403 Forbidden.RAM");
    let delete = async |id: &str| ess(&alice, "DeleteScalingConfiguration", &[("ScalingConfigurationId", id)]).await;
    delete(&configuration).await.ok();
    assert_eq!(delete(&other).await.refused(), "403 Forbidden.RAM");
    let untag = [REGION, ("ResourceType", "scalinggroup"), ("ResourceId.1", ours.as_str()), ("TagKey.1", "team")];
    ess(&alice, "UntagResources", &untag).await.ok();
    assert_eq!(modify(&ours).await.refused(), "403 Forbidden.RAM", "a change of tags takes effect at once");
}
