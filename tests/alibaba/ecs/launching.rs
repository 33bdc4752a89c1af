//! Orders: defaults, limits, the order of the checks, and what becomes of an instance.

use super::*;

#[tokio::test]
async fn an_order_is_checked_in_the_order_of_the_vendors_table() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
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
        ([("DataDisk.1.Size", "40"), ("DataDisk.1.Device", "/dev/xvdc")], 400, "InvalidParameter"),
        ([("RamRoleName", "none"), ("Tag.1.Key", "aliyun")], 404, "InvalidRamRole.NotFound"),
        ([("Tag.1.Key", "aliyun"), ("Tag.1.Value", "x")], 400, "InvalidTagKey.Malformed"),
        ([("Tag.1.Key", "a"), ("Tag.2.Key", "a")], 400, "Duplicate.TagKey"),
        ([("InstanceChargeType", "PrePaid"), ("Amount", "1")], 400, "MissingParamter"),
        ([("Amount", "101"), ("MinAmount", "1")], 403, "InvalidParam.Amount"),
        ([("Amount", "1"), ("MinAmount", "2")], 400, "InvalidMinAmount.Malformed"),
        ([("HttpTokens", "always"), ("Amount", "1")], 400, "InvalidHttpTokens.NotSupported"),
        ([("AutoReleaseTime", "2026-01-01T00:10:00Z"), ("Amount", "1")], 400, "InvalidAutoReleaseTime.Malformed"),
        ([("Amount", "x"), ("MinAmount", "1")], 400, "InvalidParameter"),
        ([("DryRun", "true"), ("Amount", "1")], 400, "DryRunOperation"),
    ] {
        assert_eq!(net.run(&root, &more).await.refused(), format!("{status} {expected}"), "{more:?}");
    }
    let all = root.call("Ecs", "DescribeInstances", &[("RegionId", "cn-hangzhou")]).await.ok();
    assert_eq!(all["TotalCount"], 0, "nothing that was refused was made");
}

#[tokio::test]
async fn a_role_must_be_there_and_trust_ecs() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    role(&root, "ForFunctions", TRUSTS_FC).await;
    let run = net.run(&root, &[("RamRoleName", "ForFunctions")]).await;
    assert_eq!(run.refused(), "401 InvalidRamRole.NotEcsRole");
}

#[tokio::test]
async fn an_instance_has_the_documented_defaults() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = net.one(&root).await;
    assert!(id.starts_with("i-bp1") && id.len() == 22, "{id}");
    cloud.advance(Duration::from_secs(5));
    let ids = serde_json::json!([id]).to_string();
    let pairs =
        [("RegionId", "cn-hangzhou"), ("InstanceIds", ids.as_str()), ("AdditionalAttributes.1", "META_OPTIONS")];
    let answer = root.call("Ecs", "DescribeInstances", &pairs).await.ok();
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
        ("/CreationTime", "2026-01-01T00:00Z".to_owned()),
        ("/StartTime", "2026-01-01T00:00Z".to_owned()),
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
    let root = cloud.root();
    let net = Net::new(&root).await;
    let more = [
        ("Amount", "2"),
        ("InstanceName", "web-[7,3]"),
        ("HostName", "host"),
        ("UniqueSuffix", "true"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
        ("InternetMaxBandwidthOut", "20"),
    ];
    net.run(&root, &more).await.ok();
    let pairs = [("RegionId", "cn-hangzhou"), ("Tag.1.Key", "team")];
    let answer = root.call("Ecs", "DescribeInstances", &pairs).await.ok();
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
    let root = cloud.root();
    let net = Net::new(&root).await;
    let first = net.run(&root, &[("ClientToken", "once")]).await.contents();
    let again = net.run(&root, &[("ClientToken", "once")]).await.contents();
    assert_eq!(first, again);
    let other = net.run(&root, &[("ClientToken", "once"), ("Amount", "2")]).await;
    assert_eq!(other.refused(), "403 IdempotentParameterMismatch");
    let long = "t".repeat(65);
    let long = net.run(&root, &[("ClientToken", &long)]).await;
    assert_eq!(long.refused(), "400 InvalidClientToken.ValueNotSupported");
}

#[tokio::test]
async fn an_instance_lives_and_is_released() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let mut pairs = net.order();
    pairs.push(("DeletionProtection", "true"));
    let id = text(&root.call("Ecs", "CreateInstance", &pairs).await.ok(), "/InstanceId");
    let with = |name, value| [("InstanceId", id.as_str()), (name, value)];
    assert_eq!(
        root.call("Ecs", "DeleteInstance", &with("Force", "true")).await.refused(),
        "403 InvalidOperation.DeletionProtection"
    );
    root.call("Ecs", "ModifyInstanceAttribute", &with("DeletionProtection", "false")).await.ok();
    assert_eq!(
        root.call("Ecs", "DeleteInstance", &with("Force", "true")).await.refused(),
        "403 IncorrectInstanceStatus.Initializing"
    );
    cloud.advance(Duration::from_secs(1));
    assert_eq!(
        root.call("Ecs", "StopInstance", &with("ForceStop", "true")).await.refused(),
        "403 IncorrectInstanceStatus"
    );
    assert_eq!(root.call("Ecs", "StartInstance", &with("DryRun", "true")).await.refused(), "400 DryRunOperation");
    root.call("Ecs", "StartInstance", &with("InitLocalDisk", "false")).await.ok();
    cloud.advance(Duration::from_secs(1));
    root.call("Ecs", "StopInstance", &with("StoppedMode", "StopCharging")).await.ok();
    cloud.advance(Duration::from_secs(1));
    let shown = root.call("Ecs", "DescribeInstanceAttribute", &[("InstanceId", &id)]).await.ok();
    assert_eq!(
        (text(&shown, "/Status"), text(&shown, "/StoppedMode")),
        ("Stopped".to_owned(), "StopCharging".to_owned())
    );
    assert_eq!(text(&shown, "/IoOptimized"), "optimized");
    root.call("Ecs", "DeleteInstance", &[("InstanceId", &id)]).await.ok();
    assert_eq!(
        root.call("Ecs", "StartInstance", &[("InstanceId", &id)]).await.refused(),
        "404 InvalidInstanceId.NotFound"
    );
    assert_eq!(root.call("Ecs", "StartInstance", &[]).await.refused(), "400 MissingParameter.InstanceId");
}

#[tokio::test]
async fn a_batch_is_all_or_none_unless_it_asks_for_what_can_be_had() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let (up, down) = (net.one(&root).await, net.one(&root).await);
    cloud.advance(Duration::from_secs(5));
    root.call("Ecs", "StopInstance", &[("InstanceId", &down)]).await.ok();
    cloud.advance(Duration::from_secs(5));
    let both = [("RegionId", "cn-hangzhou"), ("InstanceId.1", up.as_str()), ("InstanceId.2", &down)];
    assert_eq!(root.call("Ecs", "StopInstances", &both).await.refused(), "403 IncorrectInstanceStatus");
    let status = root.call("Ecs", "DescribeInstanceStatus", &both[..2]).await.ok();
    assert_eq!(
        text(&status, "/InstanceStatuses/InstanceStatus/0/Status"),
        "Running",
        "the first was not stopped either"
    );

    let mut some = both.to_vec();
    some.push(("BatchOptimization", "SuccessFirst"));
    let answer = root.call("Ecs", "StopInstances", &some).await.ok();
    let responses = answer["InstanceResponses"]["InstanceResponse"].as_array().unwrap();
    let shown: Vec<_> = responses
        .iter()
        .map(|one| [text(one, "/PreviousStatus"), text(one, "/CurrentStatus"), text(one, "/Code")])
        .collect();
    assert_eq!(shown, [["Running", "Stopping", "200"], ["Stopped", "Stopped", "IncorrectInstanceStatus"]]);
    some.push(("DryRun", "true"));
    assert_eq!(root.call("Ecs", "StartInstances", &some).await.refused(), "400 DRYRUN.SUCCESS");
    let gone = [("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-none")];
    assert_eq!(root.call("Ecs", "DeleteInstances", &gone).await.refused(), "404 InvalidInstanceIds.NotFound");
}

/// A client that asks for something, is told that all is well and reads that it is not there sees the difference for ever.
#[tokio::test]
async fn what_a_read_would_show_of_an_order_is_done_or_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let orders = [
        ("StorageSetId", "ss-1"),
        ("NetworkInterfaceQueueNumber", "2"),
        ("SecurityOptions.TrustedSystemMode", "vTPM"),
        ("IoOptimized", "none"),
    ];
    for (name, value) in orders {
        assert_eq!(net.run(&root, &[(name, value)]).await.refused(), "400 InvalidParameter", "{name}");
    }
    let primary = async |name: &str, value: &str| {
        let interface = [
            ("VSwitchId", ""),
            ("SecurityGroupId", ""),
            ("NetworkInterface.1.InstanceType", "Primary"),
            ("NetworkInterface.1.VSwitchId", &net.vswitch),
            ("NetworkInterface.1.SecurityGroupId", &net.group),
            (name, value),
        ];
        net.run(&root, &interface).await
    };
    let refused = async |name: &str, value: &str| primary(name, value).await.refused();
    assert_eq!(refused("NetworkInterface.1.SecondaryPrivateIpAddressCount", "6").await, "400 InvalidParameter");
    assert_eq!(refused("NetworkInterface.1.TxQueueSize", "4096").await, "400 InvalidParameter");
    assert_eq!(refused("NetworkInterface.1.DeleteOnRelease", "false").await, "400 InvalidParam.NetworkInterface");
    let fast = refused("NetworkInterface.1.NetworkInterfaceTrafficMode", "HighPerformance").await;
    assert_eq!(fast, "400 InvalidParameter", "the type does not have it");
    primary("NetworkInterface.1.NetworkInterfaceTrafficMode", "Standard").await.ok();
    net.run(&root, &[("Ipv6AddressCount", "0"), ("IoOptimized", "optimized")]).await.ok();
    let managed = [("VpcId", &*net.vpc), ("ServiceManaged", "true")];
    assert_eq!(root.ecs("CreateSecurityGroup", &managed).await.refused(), "400 InvalidParameter");
}
