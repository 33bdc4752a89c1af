//! Groups, and how many instances they have.

use super::*;

const TWO: Pairs<'static> = &[("MinSize", "1"), ("MaxSize", "4"), ("DesiredCapacity", "2")];

#[tokio::test]
async fn a_group_that_is_enabled_launches_instances_after_its_configuration() {
    let scene = Scene::new().await;
    let order = [&[("ScalingGroupName", "web"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")][..], TWO].concat();
    let (group, _) = scene.group(&order).await;
    scene.root.ram("CreateRole", &[("RoleName", "App"), ("AssumeRolePolicyDocument", TRUSTS_ECS)]).await.ok();
    let says = [
        ("RamRoleName", "App"),
        ("InstanceName", "web"),
        ("SystemDisk.Category", "cloud_essd"),
        ("SystemDisk.Size", "60"),
        ("DataDisk.1.Size", "40"),
        ("Tags", r#"{"team":"web"}"#),
    ];
    let configuration = scene.configuration(&group, &says).await.field("/ScalingConfigurationId");
    let before = scene.shown(&group).await;
    assert_eq!((text(&before, "/LifecycleState"), &before["TotalCapacity"]), ("Inactive".to_owned(), &json!(0)));
    assert_eq!(text(&before, "/Tags/Tag/0/TagValue"), "web");

    let order = [("ScalingGroupId", group.as_str()), ("ActiveScalingConfigurationId", configuration.as_str())];
    ess(&scene.root, "EnableScalingGroup", &order).await.ok();
    let twice = ess(&scene.root, "EnableScalingGroup", &order).await.refused();
    assert_eq!(twice, "400 IncorrectScalingGroupStatus");
    // The next call finds them on their way up.
    let pending = scene.shown(&group).await;
    assert_eq!((&pending["TotalCapacity"], &pending["PendingCapacity"]), (&json!(2), &json!(2)));
    assert_eq!(text(&scene.activity(&group).await, "/StatusCode"), "InProgress");
    scene.wait().await;
    let after = scene.shown(&group).await;
    assert_eq!((text(&after, "/LifecycleState"), &after["ActiveCapacity"]), ("Active".to_owned(), &json!(2)));
    assert_eq!(text(&after, "/ActiveScalingConfigurationId"), configuration);
    let activity = scene.activity(&group).await;
    assert_eq!(
        (text(&activity, "/StatusCode"), text(&activity, "/Description"), text(&activity, "/StatusMessage")),
        ("Successful".to_owned(), r#"Add "2" ECS instances"#.to_owned(), r#""2" ECS instances are added"#.to_owned())
    );
    let members = scene.instances(&group).await;
    assert_eq!((members.len(), text(&members[0], "/LifecycleState")), (2, "InService".to_owned()));
    assert_eq!(text(&members[0], "/ScalingConfigurationId"), configuration);
    assert_eq!(text(&members[0], "/ScalingActivityId"), text(&activity, "/ScalingActivityId"));

    // They are instances as any others.
    let id = text(&members[0], "/InstanceId");
    let ids = format!(r#"["{id}"]"#);
    let shown = scene.root.ecs("DescribeInstances", &[("InstanceIds", &ids)]).await.ok();
    let shown = &shown["Instances"]["Instance"][0];
    assert_eq!((text(shown, "/Status"), text(shown, "/InstanceName")), ("Running".to_owned(), "web".to_owned()));
    assert_eq!(text(shown, "/Tags/Tag/0/TagValue"), "web");
    let role = scene.root.ecs("DescribeInstanceRamRole", &[("RamRoleName", "App")]).await.ok();
    assert_eq!(role["TotalCount"], 2);
    let listed = ess(&scene.root, "DescribeScalingConfigurations", &[REGION, ("ScalingGroupId", &group)]).await.ok();
    let kept = &listed["ScalingConfigurations"]["ScalingConfiguration"];
    assert_eq!((&kept[0]["LifecycleState"], &kept[1]["LifecycleState"]), (&json!("Active"), &json!("Inactive")));
    assert_eq!((&kept[0]["SystemDiskSize"], &kept[0]["RamRoleName"]), (&json!(60), &json!("App")));
    assert_eq!(text(&kept[0], "/Tags/Tag/0/Value"), "web");
}

#[tokio::test]
async fn the_number_follows_what_the_group_is_told_and_what_becomes_of_instances() {
    let scene = Scene::new().await;
    let (group, configuration) = scene.group(TWO).await;
    scene.enable((&group, &configuration)).await;
    let first = scene.ids(&group).await;
    scene.modify(&group, &[("DesiredCapacity", "4")]).await.ok();
    scene.wait().await;
    assert_eq!(scene.ids(&group).await.len(), 4);
    // The oldest go first, and are released.
    scene.modify(&group, &[("DesiredCapacity", "2")]).await.ok();
    scene.wait().await;
    let second = scene.ids(&group).await;
    assert!(second.len() == 2 && !second.iter().any(|id| first.contains(id)));
    assert_eq!(scene.root.ecs("DescribeInstances", &[]).await.ok()["TotalCount"], 2);
    // One that is gone is replaced, and one that is stopped as well.
    scene.root.ecs("DeleteInstance", &[("InstanceId", &second[0]), ("Force", "true")]).await.ok();
    scene.root.ecs("StopInstance", &[("InstanceId", &second[1])]).await.ok();
    scene.wait().await;
    let third = scene.ids(&group).await;
    assert!(third.len() == 2 && !third.iter().any(|id| second.contains(id)));
    // A protected one stays, and a group that is not enabled does nothing.
    let protect = [("ScalingGroupId", group.as_str()), ("InstanceId.1", &third[1]), ("ProtectedFromScaleIn", "true")];
    ess(&scene.root, "SetInstancesProtection", &protect).await.ok();
    scene.modify(&group, &[("MinSize", "0"), ("DesiredCapacity", "0")]).await.ok();
    scene.wait().await;
    assert_eq!(scene.ids(&group).await, [third[1].clone()]);
    assert_eq!(text(&scene.instances(&group).await[0], "/LifecycleState"), "Protected");
    ess(&scene.root, "DisableScalingGroup", &[("ScalingGroupId", &group)]).await.ok();
    scene.modify(&group, &[("DesiredCapacity", "3")]).await.ok();
    scene.wait().await;
    assert_eq!(scene.ids(&group).await.len(), 1);
}

#[tokio::test]
async fn a_group_goes_with_its_instances_or_not_at_all() {
    let scene = Scene::new().await;
    let (group, configuration) = scene.group(TWO).await;
    scene.enable((&group, &configuration)).await;
    let one = [("ScalingGroupId", group.as_str())];
    assert_eq!(ess(&scene.root, "DeleteScalingGroup", &one).await.refused(), "400 InstanceInUse");
    let active = [("ScalingConfigurationId", configuration.as_str())];
    let refused = ess(&scene.root, "DeleteScalingConfiguration", &active).await.refused();
    assert_eq!(refused, "400 IncorrectScalingConfigurationLifecycleState");
    // Instances are made after another one now, and those that are there still hold the first.
    let other = scene.configuration(&group, &[]).await.field("/ScalingConfigurationId");
    scene.modify(&group, &[("ActiveScalingConfigurationId", &other)]).await.ok();
    assert_eq!(ess(&scene.root, "DeleteScalingConfiguration", &active).await.refused(), "400 InstanceInUse");
    let protect = [&one[..], &[("GroupDeletionProtection", "true")]].concat();
    ess(&scene.root, "SetGroupDeletionProtection", &protect).await.ok();
    let force = [&one[..], &[("ForceDelete", "true")]].concat();
    let refused = ess(&scene.root, "DeleteScalingGroup", &force).await.refused();
    assert_eq!(refused, "400 ScalingGroupDeletionProtection");
    ess(&scene.root, "SetGroupDeletionProtection", &one).await.ok();
    ess(&scene.root, "DeleteScalingGroup", &force).await.ok();
    assert_eq!(scene.root.ecs("DescribeInstances", &[]).await.ok()["TotalCount"], 0);
    assert_eq!(ess(&scene.root, "DeleteScalingGroup", &one).await.refused(), "404 InvalidScalingGroupId.NotFound");
}

#[tokio::test]
async fn what_is_not_there_or_does_not_fit_is_refused() {
    let scene = Scene::new().await;
    let (group, _) = scene.group(&[("ScalingGroupName", "web"), ("MinSize", "0"), ("MaxSize", "1")]).await;
    let elsewhere = Net::new(&scene.root).await;
    let usual = [REGION, ("VSwitchIds.1", scene.net.vswitch.as_str()), ("MinSize", "0"), ("MaxSize", "1")];
    for (name, value, expected) in [
        ("MinSize", "2", "400 InvalidParameter.Conflict"),
        ("MaxSize", "2001", "400 InvalidParameter"),
        ("DesiredCapacity", "2", "400 InvalidParameter.Conflict"),
        ("ScalingGroupName", "web", "400 InvalidScalingGroupName.Duplicate"),
        ("ScalingGroupName", "-web", "400 InvalidParameter"),
        ("VSwitchIds.1", "vsw-none", "404 InvalidVSwitchId.NotFound"),
        ("VSwitchIds.2", &elsewhere.vswitch, "400 InvalidParameter"),
        ("RemovalPolicy.1", "Youngest", "400 InvalidParameter"),
        ("MultiAZPolicy", "COST_OPTIMIZED", "400 InvalidParameter"),
        ("ScalingPolicy", "recycle", "400 InvalidParameter"),
        ("DefaultCooldown", "86401", "400 InvalidParameter"),
        ("LaunchTemplateId", "lt-none", "400 LaunchTemplateSet.NotFound"),
        ("LoadBalancerIds", r#"["lb-1"]"#, "400 InvalidParameter"),
    ] {
        let mut pairs: Vec<_> = usual.into_iter().filter(|(other, _)| *other != name).collect();
        pairs.push((name, value));
        assert_eq!(ess(&scene.root, "CreateScalingGroup", &pairs).await.refused(), expected, "{name}={value}");
    }
    for (name, value, expected) in [
        ("ScalingGroupId", "asg-none", "404 InvalidScalingGroupId.NotFound"),
        ("ImageId", "none", "404 InvalidImageId.NotFound"),
        ("InstanceType", "", "400 MissingParameter"),
        ("SecurityGroupId", "sg-none", "404 InvalidSecurityGroupId.NotFound"),
        ("SecurityGroupId", &elsewhere.group, "400 InvalidSecurityGroupId.VPCMismatch"),
        ("KeyPairName", "none", "400 InvalidKeyPairName.NotFound"),
        ("RamRoleName", "none", "400 InvalidRamRole.NotFound"),
        ("UserData", "#!/bin/sh", "400 InvalidUserData.Base64FormatInvalid"),
        ("Tags", "team=web", "400 InvalidParameter"),
    ] {
        let refused = scene.configuration(&group, &[(name, value)]).await.refused();
        assert_eq!(refused, expected, "{name}={value}");
    }
    let nothing = ess(&scene.root, "EnableScalingGroup", &[("ScalingGroupId", &group)]).await.refused();
    assert_eq!(nothing, "400 MissingActiveScalingConfiguration");
}

#[tokio::test]
async fn instances_are_spread_over_vswitches_or_go_where_there_is_room() {
    let scene = Scene::new().await;
    let vpc = scene.net.vpc.as_str();
    let switch = async |zone: &str, block: &str| {
        let order = [REGION, ("VpcId", vpc), ("ZoneId", zone), ("CidrBlock", block)];
        scene.root.vpc("CreateVSwitch", &order).await.field("/VSwitchId")
    };
    // Four of its eight addresses belong to the cloud.
    let small = switch("cn-hangzhou-i", "192.168.2.0/29").await;
    let spread = async |policy: &str, desired: &str| {
        let order = [
            REGION,
            ("VSwitchIds.1", small.as_str()),
            ("VSwitchIds.2", scene.net.vswitch.as_str()),
            ("MultiAZPolicy", policy),
            ("MinSize", "0"),
            ("MaxSize", "9"),
            ("DesiredCapacity", desired),
        ];
        let group = ess(&scene.root, "CreateScalingGroup", &order).await.field("/ScalingGroupId");
        let configuration = scene.configuration(&group, &[]).await.field("/ScalingConfigurationId");
        scene.enable((&group, &configuration)).await;
        let zones: Vec<_> = scene.instances(&group).await.iter().map(|one| text(one, "/ZoneId")).collect();
        let force = [("ScalingGroupId", group.as_str()), ("ForceDelete", "true")];
        ess(&scene.root, "DeleteScalingGroup", &force).await.ok();
        (zones.iter().filter(|zone| *zone == "cn-hangzhou-i").count(), zones.len())
    };
    assert_eq!(spread("PRIORITY", "3").await, (3, 3));
    assert_eq!(spread("PRIORITY", "6").await, (0, 6), "the first vSwitch has no room for them");
    assert_eq!(spread("BALANCE", "6").await, (3, 6));
}

#[tokio::test]
async fn a_launch_that_fails_is_written_down_and_tried_again() {
    let scene = Scene::new().await;
    let (group, configuration) = scene.group(TWO).await;
    // The security group goes after the configuration was made.
    let gone = scene.net.group.clone();
    scene.root.ecs("DeleteSecurityGroup", &[("SecurityGroupId", &gone)]).await.ok();
    scene.enable((&group, &configuration)).await;
    let failed = scene.activity(&group).await;
    assert_eq!((text(&failed, "/StatusCode"), &failed["TotalCapacity"]), ("Failed".to_owned(), &json!("0")));
    assert!(text(&failed, "/StatusMessage").contains("The specified security group does not exist."), "{failed}");
    let listed = [REGION, ("ScalingGroupId", group.as_str()), ("StatusCode", "Successful")];
    assert_eq!(ess(&scene.root, "DescribeScalingActivities", &listed).await.ok()["TotalCount"], 0);
    assert_eq!(scene.root.ecs("DescribeInstances", &[]).await.ok()["TotalCount"], 0);
    let group_again =
        scene.root.ecs("CreateSecurityGroup", &[("VpcId", &scene.net.vpc)]).await.field("/SecurityGroupId");
    let change = [("ScalingConfigurationId", configuration.as_str()), ("SecurityGroupId", group_again.as_str())];
    ess(&scene.root, "ModifyScalingConfiguration", &change).await.ok();
    scene.wait().await;
    assert_eq!(scene.ids(&group).await.len(), 2);
}

#[tokio::test]
async fn a_configuration_names_its_image_by_id_or_by_name() {
    let scene = Scene::new().await;
    let (group, _) = scene.group(TWO).await;
    let image = catalogue_image(&scene.root).await;
    let create = async |more: Pairs<'_>| {
        let named = [
            ("ScalingGroupId", group.as_str()),
            ("InstanceType", "ecs.g7.large"),
            ("SecurityGroupId", &scene.net.group),
        ];
        ess(&scene.root, "CreateScalingConfiguration", &[&named, more].concat()).await
    };
    assert_eq!(create(&[("ImageName", "none")]).await.refused(), "404 InvalidImageId.NotFound");
    let made = create(&[("ImageName", &image.1)]).await.field("/ScalingConfigurationId");
    let shown = async || {
        let listed =
            ess(&scene.root, "DescribeScalingConfigurations", &[REGION, ("ScalingConfigurationId.1", &made)]).await;
        let one = listed.ok()["ScalingConfigurations"]["ScalingConfiguration"][0].clone();
        (one["ImageId"].clone(), one["ImageName"].clone())
    };
    assert_eq!(shown().await, (json!(image.0), json!(image.1)));
    let other = [("ScalingConfigurationId", made.as_str()), ("ImageId", IMAGE), ("ImageName", "passed over")];
    ess(&scene.root, "ModifyScalingConfiguration", &other).await.ok();
    assert_eq!(shown().await, (json!(IMAGE), json!(null)));
    let back = [("ScalingConfigurationId", made.as_str()), ("ImageName", &image.1)];
    ess(&scene.root, "ModifyScalingConfiguration", &back).await.ok();
    assert_eq!(shown().await, (json!(image.0), json!(image.1)));
}

/// The id and the name of an image of the vendor's that is not the usual one.
async fn catalogue_image(root: &Actor) -> (String, String) {
    let listed = root.ecs("DescribeImages", &[REGION, ("OSType", "linux"), ("Architecture", "x86_64")]).await.ok();
    let images = listed["Images"]["Image"].as_array().unwrap();
    let other = images.iter().find(|image| image["ImageId"] != json!(IMAGE)).unwrap();
    (text(other, "/ImageId"), text(other, "/ImageName"))
}

#[tokio::test]
async fn groups_can_be_in_every_region() {
    let scene = Scene::new().await;
    let listed = ess(&scene.root, "DescribeRegions", &[("AcceptLanguage", "en-US")]).await.ok();
    let regions = listed["Regions"]["Region"].as_array().unwrap();
    let here = regions.iter().find(|region| region["RegionId"] == json!("cn-hangzhou")).unwrap();
    let expected = json!({
        "RegionId": "cn-hangzhou",
        "RegionEndpoint": "ess.cn-hangzhou.aliyuncs.com",
        "LocalName": "China (Hangzhou)",
        "ClassicUnavailable": true,
        "VpcUnavailable": false,
    });
    assert_eq!(*here, expected);
    let unknown = ess(&scene.root, "DescribeRegions", &[("AcceptLanguage", "tlh")]).await.refused();
    assert_eq!(unknown, "404 InvalidAcceptLanguage.NotFound");
}
