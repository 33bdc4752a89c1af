//! Orders: defaults, limits, the order of the checks, and what becomes of an instance.

use super::*;

#[tokio::test]
async fn an_order_is_checked_in_the_order_of_the_vendors_table() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let root = cloud.root();
    let long = "x".repeat(129);
    let data = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, vec![b'#'; 32 * 1024 + 1]);
    for (more, status, expected) in [
        ([("ImageId", ""), ("InstanceType", "")], 400, "MissingParameter"),
        ([("VSwitchId", ""), ("ZoneId", "nowhere")], 400, "MissingParameter"),
        ([("RegionId", "moon"), ("ImageId", "")], 404, "InvalidRegionId.NotFound"),
        ([("ZoneId", "cn-beijing-a"), ("ImageId", "none")], 404, "InvalidZoneId.NotFound"),
        ([("LaunchTemplateId", "lt-1"), ("ImageId", "none")], 404, "InvalidLaunchTemplate.NotFound"),
        ([("ImageId", "none"), ("InstanceType", "none")], 404, "InvalidImageId.NotFound"),
        ([("InstanceType", "none"), ("VSwitchId", "none")], 400, "InvalidInstanceType.ValueNotSupported"),
        ([("VSwitchId", "none"), ("SecurityGroupId", "none")], 404, "InvalidVSwitchId.NotFound"),
        ([("SecurityGroupId", "none"), ("PrivateIpAddress", "x")], 404, "InvalidSecurityGroupId.NotFound"),
        ([("PrivateIpAddress", "x"), ("KeyPairName", "none")], 400, "InvalidPrivateIpAddress.Malformed"),
        ([("PrivateIpAddress", "10.0.0.1"), ("KeyPairName", "none")], 400, "InvalidPrivateIpAddress"),
        ([("KeyPairName", "none"), ("InstanceName", "x")], 404, "InvalidKeyPairName.NotFound"),
        ([("InstanceName", &long), ("HostName", "-x")], 400, "InvalidInstanceName.Malformed"),
        ([("HostName", "-x"), ("Description", "x")], 400, "InvalidHostName.Malformed"),
        ([("Description", "http://x"), ("Password", "weak")], 400, "InvalidDescription.Malformed"),
        ([("Password", "weak"), ("UserData", "!")], 400, "InvalidPassword.Malformed"),
        ([("Password", "Str0ng!pass"), ("PasswordInherit", "true")], 400, "InvalidPasswordParam.Mismatch"),
        ([("UserData", "!"), ("SystemDisk.Category", "none")], 400, "InvalidUserData.Base64FormatInvalid"),
        ([("UserData", &data), ("SystemDisk.Category", "none")], 400, "InvalidUserData.SizeExceeded"),
        (
            [("SystemDisk.Category", "none"), ("RamRoleName", "none")],
            400,
            "InvalidSystemDiskCategory.ValueNotSupported",
        ),
        ([("SystemDisk.Size", "10"), ("RamRoleName", "none")], 404, "InvalidSystemDiskSize.LessThanImageSize"),
        ([("SystemDisk.Size", "4096"), ("RamRoleName", "none")], 404, "InvalidSystemDiskSize.MoreThanMaxSize"),
        ([("DataDisk.1.Size", "1"), ("RamRoleName", "none")], 400, "InvalidDataDiskSize.ValueNotSupported"),
        ([("RamRoleName", "none"), ("Tag.1.Key", "aliyun")], 404, "InvalidRamRole.NotFound"),
        ([("Tag.1.Key", "aliyun"), ("Tag.1.Value", "x")], 400, "InvalidTagKey.Malformed"),
        ([("Tag.1.Key", "a"), ("Tag.2.Key", "a")], 400, "Duplicate.TagKey"),
        ([("InstanceChargeType", "PrePaid"), ("Amount", "1")], 400, "MissingParamter"),
        ([("Amount", "101"), ("MinAmount", "1")], 403, "InvalidParam.Amount"),
        ([("Amount", "1"), ("MinAmount", "2")], 400, "InvalidMinAmount.Malformed"),
        ([("HttpTokens", "always"), ("Amount", "1")], 400, "InvalidHttpTokens.NotSupported"),
        ([("AutoReleaseTime", "2026-11-21T08:10:00Z"), ("Amount", "1")], 400, "InvalidAutoReleaseTime.Malformed"),
        ([("Amount", "x"), ("MinAmount", "1")], 400, "InvalidParameter"),
        ([("DryRun", "true"), ("Amount", "1")], 400, "DryRunOperation"),
    ] {
        assert_eq!(refused(cloud.run(&root, &net, &more).await), code(status, expected), "{more:?}");
    }
    let all = cloud.ecs("DescribeInstances", &[("RegionId", "cn-hangzhou")]).await.unwrap();
    assert_eq!(all["TotalCount"], 0, "nothing that was refused was made");
}

#[tokio::test]
async fn a_role_must_be_there_and_trust_ecs() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    cloud.role("ForFunctions", TRUSTS_FC).await;
    let run = cloud.run(&cloud.root(), &net, &[("RamRoleName", "ForFunctions")]).await;
    assert_eq!(refused(run), code(401, "InvalidRamRole.NotEcsRole"));
}

#[tokio::test]
async fn an_instance_has_the_documented_defaults() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let id = cloud.one(&net).await;
    assert!(id.starts_with("i-bp1") && id.len() == 22, "{id}");
    cloud.advance(5);
    let ids = serde_json::json!([id]).to_string();
    let pairs =
        [("RegionId", "cn-hangzhou"), ("InstanceIds", ids.as_str()), ("AdditionalAttributes.1", "META_OPTIONS")];
    let answer = cloud.ecs("DescribeInstances", &pairs).await.unwrap();
    let found = &answer["Instances"]["Instance"][0];
    for (pointer, expected) in [
        ("/InstanceName", id.clone()),
        ("/HostName", format!("iZ{}Z", &id[2..])),
        ("/Status", "Running".to_owned()),
        ("/StoppedMode", "Not-applicable".to_owned()),
        ("/ZoneId", "cn-hangzhou-h".to_owned()),
        ("/InstanceChargeType", "PostPaid".to_owned()),
        ("/InternetChargeType", "PayByTraffic".to_owned()),
        ("/SpotStrategy", "NoSpot".to_owned()),
        ("/CreationTime", "2026-11-21T08:00Z".to_owned()),
        ("/StartTime", "2026-11-21T08:00Z".to_owned()),
        ("/ExpiredTime", "2099-12-31T15:59Z".to_owned()),
        ("/VpcAttributes/VpcId", net.vpc.clone()),
        ("/VpcAttributes/PrivateIpAddress/IpAddress/0", "192.168.1.1".to_owned()),
        ("/NetworkInterfaces/NetworkInterface/0/Type", "Primary".to_owned()),
        ("/SecurityGroupIds/SecurityGroupId/0", net.group.clone()),
        ("/MetadataOptions/HttpTokens", "optional".to_owned()),
        ("/MetadataOptions/HttpEndpoint", "enabled".to_owned()),
        ("/HpcClusterId", String::new()),
        ("/AutoReleaseTime", String::new()),
    ] {
        assert_eq!(text(found, pointer), expected, "{pointer}");
    }
    assert_eq!((&found["Cpu"], &found["Memory"]), (&Value::from(2), &Value::from(8_192)));
    assert_eq!(found["NetworkInterfaces"]["NetworkInterface"][0]["PrivateIpSets"]["PrivateIpSet"][0]["Primary"], true);
    assert_eq!(found["Tags"]["Tag"], serde_json::json!([]));
    assert_eq!(found["InternetMaxBandwidthIn"], 10);
}

#[tokio::test]
async fn a_batch_is_numbered_and_tagged() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let more = [
        ("Amount", "2"),
        ("InstanceName", "web-[7,3]"),
        ("HostName", "host"),
        ("UniqueSuffix", "true"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
        ("InternetMaxBandwidthOut", "20"),
    ];
    cloud.run(&cloud.root(), &net, &more).await.unwrap();
    let pairs = [("RegionId", "cn-hangzhou"), ("Tag.1.Key", "team")];
    let answer = cloud.ecs("DescribeInstances", &pairs).await.unwrap();
    let names = |field: &str| -> Vec<String> {
        let list = answer["Instances"]["Instance"].as_array().unwrap();
        list.iter().map(|found| text(found, field)).collect()
    };
    assert_eq!(names("/InstanceName"), ["web-008", "web-007"], "newest first");
    assert_eq!(names("/HostName"), ["host002", "host001"]);
    assert_eq!(answer["Instances"]["Instance"][0]["InternetMaxBandwidthIn"], 20);
    assert!(names("/PublicIpAddress/IpAddress/0").iter().all(|address| address.starts_with("198.1")));
}

#[tokio::test]
async fn the_same_client_token_makes_no_second_instance() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let root = cloud.root();
    let first = cloud.run(&root, &net, &[("ClientToken", "once")]).await.unwrap();
    let again = cloud.run(&root, &net, &[("ClientToken", "once")]).await.unwrap();
    assert_eq!(first, again);
    let other = cloud.run(&root, &net, &[("ClientToken", "once"), ("Amount", "2")]).await;
    assert_eq!(refused(other), code(403, "IdempotentParameterMismatch"));
    let long = "t".repeat(65);
    let long = cloud.run(&root, &net, &[("ClientToken", &long)]).await;
    assert_eq!(refused(long), code(400, "InvalidClientToken.ValueNotSupported"));
}

#[tokio::test]
async fn an_instance_lives_and_is_released() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let mut pairs = order(&net);
    pairs.push(("DeletionProtection", "true"));
    let id = text(&cloud.ecs("CreateInstance", &pairs).await.unwrap(), "/InstanceId");
    let with = |name, value| [("InstanceId", id.as_str()), (name, value)];
    assert_eq!(
        refused(cloud.ecs("DeleteInstance", &with("Force", "true")).await),
        code(403, "InvalidOperation.DeletionProtection")
    );
    cloud.ecs("ModifyInstanceAttribute", &with("DeletionProtection", "false")).await.unwrap();
    assert_eq!(
        refused(cloud.ecs("DeleteInstance", &with("Force", "true")).await),
        code(403, "IncorrectInstanceStatus.Initializing")
    );
    cloud.advance(1);
    assert_eq!(
        refused(cloud.ecs("StopInstance", &with("ForceStop", "true")).await),
        code(403, "IncorrectInstanceStatus")
    );
    assert_eq!(refused(cloud.ecs("StartInstance", &with("DryRun", "true")).await), code(400, "DryRunOperation"));
    cloud.ecs("StartInstance", &with("InitLocalDisk", "false")).await.unwrap();
    cloud.advance(1);
    cloud.ecs("StopInstance", &with("StoppedMode", "StopCharging")).await.unwrap();
    cloud.advance(1);
    let shown = cloud.ecs("DescribeInstanceAttribute", &[("InstanceId", &id)]).await.unwrap();
    assert_eq!(
        (text(&shown, "/Status"), text(&shown, "/StoppedMode")),
        ("Stopped".to_owned(), "StopCharging".to_owned())
    );
    assert_eq!(text(&shown, "/IoOptimized"), "optimized");
    cloud.ecs("DeleteInstance", &[("InstanceId", &id)]).await.unwrap();
    assert_eq!(
        refused(cloud.ecs("StartInstance", &[("InstanceId", &id)]).await),
        code(404, "InvalidInstanceId.NotFound")
    );
    assert_eq!(refused(cloud.ecs("StartInstance", &[]).await), code(400, "MissingParameter.InstanceId"));
}

#[tokio::test]
async fn a_batch_is_all_or_none_unless_it_asks_for_what_can_be_had() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let (up, down) = (cloud.one(&net).await, cloud.one(&net).await);
    cloud.advance(5);
    cloud.ecs("StopInstance", &[("InstanceId", &down)]).await.unwrap();
    cloud.advance(5);
    let both = [("RegionId", "cn-hangzhou"), ("InstanceId.1", up.as_str()), ("InstanceId.2", &down)];
    assert_eq!(refused(cloud.ecs("StopInstances", &both).await), code(403, "IncorrectInstanceStatus"));
    let status = cloud.ecs("DescribeInstanceStatus", &both[..2]).await.unwrap();
    assert_eq!(
        text(&status, "/InstanceStatuses/InstanceStatus/0/Status"),
        "Running",
        "the first was not stopped either"
    );

    let mut some = both.to_vec();
    some.push(("BatchOptimization", "SuccessFirst"));
    let answer = cloud.ecs("StopInstances", &some).await.unwrap();
    let responses = answer["InstanceResponses"]["InstanceResponse"].as_array().unwrap();
    let shown: Vec<_> = responses
        .iter()
        .map(|one| [text(one, "/PreviousStatus"), text(one, "/CurrentStatus"), text(one, "/Code")])
        .collect();
    assert_eq!(shown, [["Running", "Stopping", "200"], ["Stopped", "Stopped", "IncorrectInstanceStatus"]]);
    some.push(("DryRun", "true"));
    assert_eq!(refused(cloud.ecs("StartInstances", &some).await), code(400, "DRYRUN.SUCCESS"));
    let gone = [("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-none")];
    assert_eq!(refused(cloud.ecs("DeleteInstances", &gone).await), code(404, "InvalidInstanceIds.NotFound"));
}
