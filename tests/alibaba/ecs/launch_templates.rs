//! Launch templates: versions, launches from them, and who may use them.

use super::*;

/// Creates a launch template that names everything but the vSwitch, and returns its id.
async fn template(root: &Actor, net: &Net, more: Pairs<'_>) -> String {
    let mut pairs = net.order();
    pairs.retain(|(name, _)| *name != "VSwitchId");
    pairs.push(("LaunchTemplateName", "web"));
    pairs.extend(more);
    root.ecs("CreateLaunchTemplate", &pairs).await.field("/LaunchTemplateId")
}

/// The only instance.
async fn instance(root: &Actor) -> Value {
    let listed = root.ecs("DescribeInstances", &[REGION, ("AdditionalAttributes.1", "META_OPTIONS")]).await.ok();
    assert_eq!(listed["TotalCount"], 1);
    listed["Instances"]["Instance"][0].clone()
}

#[tokio::test]
async fn a_launch_takes_what_the_template_says_and_what_the_call_says_wins() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    role(&root, "App", TRUSTS_ECS).await;
    let says = [
        ("InstanceName", "from-template"),
        ("RamRoleName", "App"),
        ("SystemDisk.Category", "cloud_essd"),
        ("SystemDisk.Size", "60"),
        ("DataDisk.1.Size", "40"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
        ("HttpTokens", "required"),
    ];
    let id = template(&root, &net, &says).await;
    let launch = [REGION, ("LaunchTemplateId", &*id), ("VSwitchId", &net.vswitch), ("InstanceType", "ecs.g7.xlarge")];
    root.ecs("RunInstances", &[&launch[..], &[("SystemDisk.Size", "80")]].concat()).await.ok();

    let made = instance(&root).await;
    assert_eq!(text(&made, "/InstanceName"), "from-template");
    assert_eq!(text(&made, "/InstanceType"), "ecs.g7.xlarge");
    assert_eq!(text(&made, "/Tags/Tag/0/TagValue"), "web");
    assert_eq!(text(&made, "/MetadataOptions/HttpTokens"), "required");
    let id = text(&made, "/InstanceId");
    let roles = root.ecs("DescribeInstanceRamRole", &[REGION, ("RamRoleName", "App")]).await.ok();
    assert_eq!(text(&roles, "/InstanceRamRoleSets/InstanceRamRoleSet/0/InstanceId"), id);
    let disks = root.ecs("DescribeDisks", &[REGION, ("InstanceId", &id)]).await.ok();
    let mut disks: Vec<_> =
        disks["Disks"]["Disk"].as_array().unwrap().iter().map(|disk| disk["Size"].clone()).collect();
    disks.sort_by_key(Value::as_i64);
    assert_eq!(disks, [40, 80]);
}

#[tokio::test]
async fn a_launch_without_a_version_takes_the_default_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = template(&root, &net, &[]).await;
    let named = [REGION, ("LaunchTemplateId", &*id)];
    let version = [("InstanceType", "ecs.g7.2xlarge"), ("VersionDescription", "larger")];
    let added = root.ecs("CreateLaunchTemplateVersion", &[&named[..], &version].concat()).await.ok();
    assert_eq!(added["LaunchTemplateVersionNumber"], 2);
    let launch = [REGION, ("LaunchTemplateName", "web"), ("VSwitchId", &net.vswitch), ("DryRun", "true")];
    assert_eq!(root.ecs("RunInstances", &launch).await.refused(), "400 DryRunOperation");
    let second = [&launch[..], &[("LaunchTemplateVersion", "2")]].concat();
    assert_eq!(root.ecs("RunInstances", &second).await.refused(), "400 MissingParameter", "it names no image");
    let third = [&launch[..], &[("LaunchTemplateVersion", "3")]].concat();
    assert_eq!(root.ecs("RunInstances", &third).await.refused(), "404 InvalidLaunchTemplateVersion.NotFound");

    let default = [&named[..], &[("DefaultVersionNumber", "2")]].concat();
    root.ecs("ModifyLaunchTemplateDefaultVersion", &default).await.ok();
    assert_eq!(root.ecs("RunInstances", &launch).await.refused(), "400 MissingParameter");
    let listed = root.ecs("DescribeLaunchTemplates", &named[..1]).await.ok();
    let listed = &listed["LaunchTemplateSets"]["LaunchTemplateSet"][0];
    assert_eq!((&listed["DefaultVersionNumber"], &listed["LatestVersionNumber"]), (&2.into(), &2.into()));
    let delete = |number| [&named[..], &[("DeleteVersion.1", number)]].concat();
    assert_eq!(root.ecs("DeleteLaunchTemplateVersion", &delete("2")).await.refused(), "400 InvalidParameter");
    root.ecs("DeleteLaunchTemplateVersion", &delete("1")).await.ok();
    let left = root.ecs("DescribeLaunchTemplateVersions", &named).await.ok();
    assert_eq!(left["TotalCount"], 1);
    let gone = root.ecs("DeleteLaunchTemplate", &named).await.ok();
    assert_eq!(gone["LaunchTemplateVersionNumbers"]["versionNumbers"], serde_json::json!([2]));
    assert_eq!(root.ecs("DeleteLaunchTemplate", &named).await.refused(), "404 InvalidLaunchTemplate.NotFound");
}

/// A template must not be a way around `ram:PassRole`: whoever uses it passes the role that it names.
#[tokio::test]
async fn using_a_template_asks_for_the_role_that_it_names() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    role(&root, "App", TRUSTS_ECS).await;
    let id = template(&root, &net, &[("RamRoleName", "App")]).await;
    let ecs = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;
    let eve = cloud.user_with("eve", &document(ecs)).await;
    let launch = [REGION, ("LaunchTemplateId", &*id), ("VSwitchId", &net.vswitch)];
    assert_eq!(eve.ecs("RunInstances", &launch).await.refused(), "403 InvalidUser.PassRoleForbidden");
    let by_name = [REGION, ("LaunchTemplateName", "web"), ("VSwitchId", &net.vswitch)];
    assert_eq!(eve.ecs("RunInstances", &by_name).await.refused(), "403 InvalidUser.PassRoleForbidden");
    let of_her_own = [REGION, ("LaunchTemplateName", "hers"), ("RamRoleName", "App")];
    eve.ecs("CreateLaunchTemplate", &of_her_own).await.ok();

    let pass =
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:*:role/App"}]}"#;
    root.ram("CreatePolicy", &[("PolicyName", "pass"), ("PolicyDocument", pass)]).await.ok();
    let attach = [("PolicyType", "Custom"), ("PolicyName", "pass"), ("UserName", "eve")];
    root.ram("AttachPolicyToUser", &attach).await.ok();
    eve.ecs("RunInstances", &launch).await.ok();
    instance(&root).await;
}

/// Conditions on a launch see what the template says, and the template is a resource of the launch.
#[tokio::test]
async fn policies_see_the_template_and_what_it_says() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = template(&root, &net, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await;
    let launch = [REGION, ("LaunchTemplateId", &*id), ("VSwitchId", &net.vswitch)];
    let larger = [&launch[..], &[("InstanceType", "ecs.g7.xlarge")]].concat();

    let small = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:RunInstances","Resource":"*",
        "Condition":{"StringEquals":{"ecs:InstanceType":"ecs.g7.large","acs:RequestTag/team":"web"}}}]}"#;
    let ana = cloud.user_with("ana", &document(small)).await;
    ana.ecs("RunInstances", &launch).await.ok();
    assert_eq!(ana.ecs("RunInstances", &larger).await.refused(), "403 Forbidden.RAM");

    let others = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:RunInstances","Resource":"*"},
        {"Effect":"Deny","Action":"ecs:RunInstances","Resource":"acs:ecs:*:*:launchtemplate/*"}]}"#;
    let bob = cloud.user_with("bob", &document(others)).await;
    assert_eq!(bob.ecs("RunInstances", &launch).await.refused(), "403 Forbidden.RAM");
    let mut plain = net.order();
    plain.push(("DryRun", "true"));
    assert_eq!(bob.ecs("RunInstances", &plain).await.refused(), "400 DryRunOperation");

    let tagged = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:DeleteLaunchTemplate","Resource":"*",
        "Condition":{"StringEquals":{"acs:ResourceTag/owner":"cat"}}}]}"#;
    let cat = cloud.user_with("cat", &document(tagged)).await;
    let by_name = [REGION, ("LaunchTemplateName", "web")];
    assert_eq!(cat.ecs("DeleteLaunchTemplate", &by_name).await.refused(), "403 Forbidden.RAM");
    let tag = [REGION, ("ResourceType", "launchtemplate"), ("ResourceId.1", &*id)];
    root.ecs("TagResources", &[&tag[..], &[("Tag.1.Key", "owner"), ("Tag.1.Value", "cat")]].concat()).await.ok();
    cat.ecs("DeleteLaunchTemplate", &by_name).await.ok();
}

#[tokio::test]
async fn calls_about_launch_templates_are_checked() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    template(&root, &net, &[]).await;
    let name = ("LaunchTemplateName", "web");
    for (action, pairs, expected) in [
        ("CreateLaunchTemplate", vec![REGION], "400 MissingParameter.LaunchTemplateName"),
        ("CreateLaunchTemplate", vec![REGION, name], "403 LaunchTemplateName.Duplicated"),
        ("CreateLaunchTemplate", vec![REGION, ("LaunchTemplateName", "1")], "400 InvalidLaunchTemplateName.Malformed"),
        (
            "CreateLaunchTemplate",
            vec![REGION, ("LaunchTemplateName", "other"), ("UserData", "!")],
            "400 InvalidUserData.Base64FormatInvalid",
        ),
        (
            "CreateLaunchTemplate",
            vec![REGION, ("LaunchTemplateName", "other"), ("TemplateResourceGroupId", "rg-1")],
            "404 InvalidResourceGroup.NotFound",
        ),
        (
            "CreateLaunchTemplate",
            vec![REGION, ("LaunchTemplateName", "other"), ("SystemDisk.Size", "large")],
            "400 InvalidParameter",
        ),
        ("CreateLaunchTemplateVersion", vec![REGION], "400 MissingParameter"),
        (
            "CreateLaunchTemplateVersion",
            vec![REGION, ("LaunchTemplateId", "lt-1")],
            "404 InvalidLaunchTemplate.NotFound",
        ),
        (
            "DescribeLaunchTemplateVersions",
            vec![("RegionId", "cn-beijing"), name],
            "404 InvalidLaunchTemplate.NotFound",
        ),
        (
            "DescribeLaunchTemplateVersions",
            vec![REGION, name, ("LaunchTemplateVersion.1", "1"), ("MinVersion", "1")],
            "400 InvalidParameter",
        ),
        (
            "ModifyLaunchTemplateDefaultVersion",
            vec![REGION, name, ("DefaultVersionNumber", "2")],
            "404 InvalidLaunchTemplateVersion.NotFound",
        ),
        ("DeleteLaunchTemplateVersion", vec![REGION, name], "400 MissingParameter"),
    ] {
        assert_eq!(root.ecs(action, &pairs).await.refused(), expected, "{action} {pairs:?}");
    }
}
